namespace TrialNet.Poetry.Series;

/// <summary>
/// A client of the series, written in the style that its part teaches: the code is the lesson, and says what it shows and what is
/// wrong with it. What the series leaves out and users would miss (an end to silence, failures on standard error, exit codes) is in
/// this namespace, so that it does not stand in the lessons' way.
/// </summary>
internal abstract class SeriesClient
{
    /// <summary>What follows <c>--client</c>: a word, or the version that the series gives it.</summary>
    public abstract string Name { get; }

    /// <summary>The part of the series.</summary>
    public abstract int Part { get; }

    /// <summary>What it shows, in a few words.</summary>
    public abstract string Lesson { get; }

    /// <summary>Whether the first address is that of a transform server.</summary>
    public virtual bool TakesTransformServer => false;

    /// <summary>Whether the outcome of its transform can be chosen.</summary>
    public virtual bool TakesOutcome => false;

    /// <summary>Whether its reactor must be able to watch descriptors.</summary>
    public virtual bool NeedsDescriptors => false;

    /// <summary>How long a server may be silent unless somebody says otherwise.</summary>
    public virtual TimeSpan DefaultTimeout => Clients.PoetryClient.DefaultTimeout;

    /// <summary>Fetches all poems and returns; the series calls it <c>poetry_main</c>.</summary>
    /// <param name="run">What to fetch, and where to print.</param>
    public abstract void PoetryMain(SeriesRun run);
}
