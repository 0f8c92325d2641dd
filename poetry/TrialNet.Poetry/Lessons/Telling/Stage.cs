using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Telling;

/// <summary>Where a lesson is told: what it prints goes to one writer, what goes wrong in it to another.</summary>
/// <param name="output">For what the lesson prints.</param>
/// <param name="errors">For the errors that nobody in the lesson takes.</param>
/// <param name="reactor">Runs the lesson, if it needs a reactor.</param>
internal sealed class Stage(TextWriter output, TextWriter errors, IReactor? reactor = null) : ILogSink
{
    /// <summary>Prints here.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Complains here.</summary>
    public TextWriter Errors { get; } = errors;

    /// <summary>The reactor that was chosen, and has not run yet.</summary>
    public IReactor? Reactor { get; } = reactor;

    /// <summary>Tells a lesson to its end, then reports the failures that it left behind.</summary>
    /// <returns>The exit code: 1 if an exception got out of the lesson, as of any program.</returns>
    public int Tell(Lesson lesson)
    {
        // A scope that holds failures reports them at the end, in order: no garbage collector has a say.
        var scope = new Scope($"lesson {lesson.Name}", Reactor, this, holdsFailures: true);
        var exitCode = 0;
        using (scope.Enter())
        {
            try
            {
                lesson.Tell(this);
            }
            catch (SimulationDeadlockException)
            {
                Errors.WriteLine("(Nothing will ever happen here again: in real time the reactor runs on until Ctrl-C.)");
            }
            catch (Exception error)
            {
                Error(new Failure(error), "Unhandled exception");
                exitCode = 1;
            }
        }

        foreach (var unhandled in scope.TakeUnhandledFailures())
        {
            Error(unhandled.Failure, unhandled.Context);
        }

        return exitCode;
    }

    /// <inheritdoc/>
    public void Message(string text)
    {
        // Messages of ordinary progress are no part of any lesson.
    }

    /// <inheritdoc/>
    public void Error(Failure failure, string context) => Errors.WriteLine($"{context}: {failure.GetTraceback()}");
}
