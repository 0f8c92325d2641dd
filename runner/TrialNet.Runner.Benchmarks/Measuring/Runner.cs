using TrialNet.Runner.Benchmarks.Generating;

namespace TrialNet.Runner.Benchmarks.Measuring;

/// <summary>A way to run a suite.</summary>
/// <param name="Name">What the reports call it.</param>
/// <param name="Framework">What the suite is written for.</param>
/// <param name="IsCommand">Whether the trial command runs it; otherwise its own executable does.</param>
/// <param name="Compilation">What of it is compiled ahead.</param>
/// <param name="Arguments">Options.</param>
internal sealed record Runner(
    string Name,
    Framework Framework,
    bool IsCommand = false,
    Compilation Compilation = Compilation.AsPackaged,
    params IReadOnlyList<string> Arguments);
