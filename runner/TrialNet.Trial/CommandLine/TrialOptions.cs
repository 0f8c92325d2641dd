using TrialNet.Runner.Planning;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Workers;

namespace TrialNet.Trial.CommandLine;

/// <summary>What a command line asks for. Filled by <see cref="CommandLineParser"/>, read by everybody else.</summary>
internal sealed class TrialOptions
{
    /// <summary>The command line itself.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What to run, each path once.</summary>
    public List<TargetArgument> Targets { get; } = [];

    /// <summary>The reactors, <c>all</c> among them; empty for the default one.</summary>
    public List<string> Reactors { get; } = [];

    /// <summary>The order of the tests; null for the default one.</summary>
    public TestOrder? Order { get; set; }

    /// <summary>The seed of a random order; null to draw one.</summary>
    public int? Seed { get; set; }

    /// <summary>Whether to run again until a test does not go well.</summary>
    public bool UntilFailure { get; set; }

    /// <summary>After how many passes to stop at the latest.</summary>
    public int? MaxPasses { get; set; }

    /// <summary>How many passes to run, whatever becomes of them; null for one that is no pass of several.</summary>
    public int? Repeat { get; set; }

    /// <summary>How often a test that did not go well may run again.</summary>
    public int Retries { get; set; }

    /// <summary>Whether to run only what failed when it ran last.</summary>
    public bool LastFailed { get; set; }

    /// <summary>Whether what failed when it ran last comes first.</summary>
    public bool FailedFirst { get; set; }

    /// <summary>Whether what took longest when it ran last comes first.</summary>
    public bool SlowFirst { get; set; }

    /// <summary>After how many tests that did not go well to stop.</summary>
    public int? ExitFirst { get; set; }

    /// <summary>How long a test may take, whatever it says itself.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Whether to go on with the session in the folder.</summary>
    public bool Resume { get; set; }

    /// <summary>The journals to read, for a request that runs nothing.</summary>
    public List<string> Files { get; } = [];

    /// <summary>What simulations are like; null takes it from the environment.</summary>
    public SimulationPlan? Simulation { get; set; }

    /// <summary>How long all of it may take, finding and building left out; null for no limit.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>How strict the run is.</summary>
    public JudgingOptions Judging { get; set; } = new();

    /// <summary>How many workers share the tests.</summary>
    public int Jobs { get; set; } = 1;

    /// <summary>What gets a process of its own.</summary>
    public Isolation Isolation { get; set; }

    /// <summary>How many tests may run at once in a process.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>How many bytes of memory each worker may take from the runtime; null for no limit.</summary>
    public long? Memory { get; set; }

    /// <summary>Which part of the tests to run, of how many; null for all of them.</summary>
    public Shard? Shard { get; set; }

    /// <summary>Whether parts are to take the same time, rather than to be the same whatever tests take.</summary>
    public bool ShardsByTime { get; set; }

    /// <summary>The reporters, each with the file it writes to, or null for the terminal.</summary>
    public List<(ReporterKind Kind, string? File)> Reporters { get; } = [];

    /// <summary>Whether to tell what went wrong as soon as it is known.</summary>
    public bool TellsAtOnce { get; set; }

    /// <summary>How many of the slowest tests to list; 0 for none.</summary>
    public int Durations { get; set; }

    /// <summary>The folder for logs and tests' files; null for the default one.</summary>
    public string? TempDirectory { get; set; }

    /// <summary>When to use colours.</summary>
    public ColorMode Color { get; set; }

    /// <summary>Whether to take a project as it was last built.</summary>
    public bool NoBuild { get; set; }

    /// <summary>The configuration that a project is built in.</summary>
    public string Configuration { get; set; } = "Debug";

    /// <summary>What to show instead of running tests.</summary>
    public Request Request { get; set; }
}
