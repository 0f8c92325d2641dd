namespace TrialNet.Poetry.Series;

/// <summary>
/// A poem server that the exercises of the series ask for, written in the style that its part teaches: the code is the lesson. As with
/// <see cref="SeriesClient"/>, what would stand in its way (the command line, signals, lines for people) is in this namespace.
/// </summary>
internal abstract class SeriesServer
{
    /// <summary>What follows <c>--engine</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a few words.</summary>
    public abstract string Lesson { get; }

    /// <summary>Whether its reactor must be able to watch descriptors.</summary>
    public virtual bool NeedsDescriptors => false;

    /// <summary>Serves until it is told to end, and its clients have finished or their time is up.</summary>
    /// <param name="run">What to serve.</param>
    /// <exception cref="CommandLine.CommandException">An address cannot be bound.</exception>
    public abstract void Serve(ServerRun run);
}
