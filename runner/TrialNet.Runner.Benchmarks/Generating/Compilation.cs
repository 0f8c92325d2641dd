namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>How much of a suite is compiled before it runs.</summary>
internal enum Compilation
{
    /// <summary>What the packages bring compiled: of ours, all that is in them; of the others', nothing.</summary>
    AsPackaged,

    /// <summary>Nothing, of ours either.</summary>
    None,

    /// <summary>Everything, the tests too (ReadyToRun).</summary>
    All,
}
