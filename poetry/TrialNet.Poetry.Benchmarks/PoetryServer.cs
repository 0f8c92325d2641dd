using System.Globalization;
using TrialNet.Fixtures;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>A server in a process of its own, from the line that says that it is ready to the end of its use.</summary>
internal sealed class PoetryServer : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ProcessRun _run;

    private PoetryServer(ProcessRun run)
    {
        _run = run;
        var ready = run.WaitForLineAsync("Serving ").GetAwaiter().GetResult();
        Port = int.Parse(ready[(ready.LastIndexOf(':') + 1)..].TrimEnd('.'), CultureInfo.InvariantCulture);
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    internal int Port { get; }

    /// <summary>Its process.</summary>
    internal int ProcessId => _run.Id;

    /// <summary>Starts a command of <c>poetry</c>.</summary>
    internal static PoetryServer Poetry(params IReadOnlyList<string> arguments) =>
        new(Start(BuiltProject.Executable("TrialNet.Poetry", "poetry"), arguments));

    /// <summary>Starts a program on the first core.</summary>
    internal static PoetryServer OnFirstCore(string file, params IReadOnlyList<string> arguments) => new(Start("taskset", ["-c", "0", file, .. arguments]));

    public void Dispose() => _run.Dispose();

    private static ProcessRun Start(string file, IReadOnlyList<string> arguments) => ProcessRun.Start(file, arguments, new ProcessRunOptions { Timeout = Lifetime });
}
