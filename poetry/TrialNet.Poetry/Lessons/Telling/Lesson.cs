namespace TrialNet.Poetry.Lessons.Telling;

/// <summary>
/// One example of the series: a small program that prints what happens. It stands alone in its file, since its code is the lesson.
/// </summary>
/// <param name="name">What people type.</param>
/// <param name="part">The part of the series that has it.</param>
/// <param name="summary">One line that tells what it teaches.</param>
internal abstract class Lesson(string name, int part, string summary)
{
    private Stage? _stage;

    /// <summary>What people type.</summary>
    public string Name { get; } = name;

    /// <summary>The part of the series that has it.</summary>
    public int Part { get; } = part;

    /// <summary>One line that tells what it teaches.</summary>
    public string Summary { get; } = summary;

    /// <summary>Where it is told.</summary>
    protected Stage Stage => _stage ?? throw new InvalidOperationException("No lesson is being told.");

    /// <summary>Tells it.</summary>
    public void Tell(Stage stage)
    {
        _stage = stage;
        Run();
    }

    /// <summary>The lesson.</summary>
    protected abstract void Run();

    /// <summary>Prints a line.</summary>
    protected void Say(string line) => Stage.Output.WriteLine(line);

    /// <summary>Prints a line on the side of errors.</summary>
    protected void Complain(string line) => Stage.Errors.WriteLine(line);
}
