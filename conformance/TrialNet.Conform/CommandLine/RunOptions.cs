using System.Net;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reporting;

namespace TrialNet.Conform.CommandLine;

/// <summary>What can be asked of <c>conform run</c>.</summary>
internal sealed class RunOptions : CommandOptions
{
    /// <summary>The subjects as they were written, one or several in each.</summary>
    public List<string> Subjects { get; } = [];

    /// <summary>The file of the poem that servers should give; null for what they give first.</summary>
    public string? PoemFile { get; set; }

    /// <summary>Where the kit is to play the server behind a proxy; null leaves that to whoever does.</summary>
    public IPEndPoint? Upstream { get; set; }

    /// <summary>From which every random choice is drawn.</summary>
    public ulong Seed { get; set; } = new ConformanceOptions().Seed;

    /// <summary>How many random programs a subject runs.</summary>
    public int Cases { get; set; } = new ConformanceOptions().Cases;

    /// <summary>How long one program or check may take.</summary>
    public TimeSpan Patience { get; set; } = new ConformanceOptions().Patience;

    /// <summary>A program to run instead of all others; null for none.</summary>
    public string? Replay { get; set; }

    /// <summary>Up to how many operations every program is run; null for none.</summary>
    public int? Exhaustive { get; set; }

    /// <summary>The reporters, each with the file it writes to, or null for the terminal.</summary>
    public List<(ReportFormat Kind, string? File)> Reporters { get; } = [];

    /// <summary>Whether colours are wanted where they can be shown.</summary>
    public bool WantsColours { get; set; } = true;

    /// <summary>Whether the text has a line for each rule.</summary>
    public bool IsVerbose { get; set; }
}
