using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Telling;

/// <summary>A lesson that runs a reactor.</summary>
/// <param name="name">What people type.</param>
/// <param name="part">The part of the series that has it.</param>
/// <param name="summary">One line that tells what it teaches.</param>
internal abstract class ReactorLesson(string name, int part, string summary) : Lesson(name, part, summary)
{
    /// <summary>The kind of reactor that it asks for; null leaves that to the reader.</summary>
    public virtual string? Kind => null;

    /// <summary>The reactor, which has not run yet when the lesson begins.</summary>
    protected IReactor Reactor => Stage.Reactor ?? throw new InvalidOperationException($"'{Name}' needs a reactor.");

    /// <summary>Does what no reactor code should do: holds the thread, and the reactor with it.</summary>
    protected void Block(TimeSpan time)
    {
        if (Reactor is ISimulation simulation)
        {
            simulation.Jump(time);
        }
        else
        {
#pragma warning disable RS0030 // That this stops everything is the lesson.
            Thread.Sleep(time);
#pragma warning restore RS0030
        }
    }
}
