using TrialNet.Runner.Recording;

namespace TrialNet.Runner.Reporting;

/// <summary>What reporters are told of how to write.</summary>
/// <param name="Places">How places in source files are written.</param>
/// <param name="Slowest">How many of the slowest tests to list at the end of a run; 0 for none.</param>
internal sealed record ReportSettings(SourcePlaces Places, int Slowest = 0)
{
    /// <summary>Whether to tell what went wrong as soon as it is known; the end only refers to it then.</summary>
    public bool TellsAtOnce { get; init; }

    /// <summary>Whether several tests run at a time.</summary>
    public bool IsParallel { get; init; }

    /// <summary>The session; null where there is none.</summary>
    public SessionLine? Session { get; init; }

    /// <summary>Tells whose tests run: the simple name of their assembly.</summary>
    public Func<string> Target { get; init; } = static () => "";
}
