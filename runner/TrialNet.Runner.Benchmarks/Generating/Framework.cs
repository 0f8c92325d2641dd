namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>For which framework a suite is written.</summary>
internal enum Framework
{
    /// <summary>Ours.</summary>
    TrialNet,

    /// <summary>MSTest, as an executable on Microsoft.Testing.Platform.</summary>
    MSTest,

    /// <summary>As little as Microsoft.Testing.Platform lets a framework be: what no framework on it can be faster than.</summary>
    BarePlatform,
}
