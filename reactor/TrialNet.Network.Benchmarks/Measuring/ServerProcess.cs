using System.Globalization;
using TrialNet.Fixtures;
using TrialNet.Network.Benchmarks.Loading;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>One of the servers that are compared, in a process of its own, on the core that all of them share.</summary>
internal sealed unsafe class ServerProcess : IDisposable
{
    /// <summary>In which steps <see cref="UserTime"/> is counted, in nanoseconds.</summary>
    internal const double UserTick = 10_000_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private readonly ProcessRun _run;
    private readonly int _clock;
    private int _requests;

    private ServerProcess(string name, ProcessRun run)
    {
        Name = name;
        _run = run;
        var ready = run.WaitForLineAsync("ready ").GetAwaiter().GetResult().Split(' ');
        EchoPort = int.Parse(ready[1], CultureInfo.InvariantCulture);
        PoemPort = int.Parse(ready[2], CultureInfo.InvariantCulture);
        int clock;
        if (Posix.clock_getcpuclockid(run.Id, &clock) != 0)
        {
            throw new InvalidOperationException($"the processor time of {name} cannot be read");
        }

        _clock = clock;
    }

    internal string Name { get; }

    internal int EchoPort { get; }

    internal int PoemPort { get; }

    /// <summary>The processor time that it has used so far, in nanoseconds.</summary>
    internal long ProcessorTime
    {
        get
        {
            Posix.Timespec time;
            _ = Posix.clock_gettime(_clock, &time);
            return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
        }
    }

    /// <summary>The part of it that the system did not spend, in nanoseconds, by where each tick of the clock found it.</summary>
    internal long UserTime
    {
        get
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_run.Id}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return long.Parse(fields[11], CultureInfo.InvariantCulture) * (long)UserTick;
        }
    }

    /// <summary>The memory that it holds, in bytes.</summary>
    internal long Memory
    {
        get
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_run.Id}/status")).First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Starts a program on a core.</summary>
    internal static ServerProcess Start(string name, int core, string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        new(name, ProcessRun.Start(
            "taskset",
            ["-c", core.ToString(CultureInfo.InvariantCulture), file, .. arguments],
            new ProcessRunOptions { Timeout = Lifetime, Environment = environment ?? new Dictionary<string, string?>() }));

    /// <summary>The bytes that it has allocated so far; servers of .NET only.</summary>
    internal long AllocatedBytes()
    {
        var request = string.Create(CultureInfo.InvariantCulture, $"bytes {++_requests} ");
        _run.WriteInput(System.Text.Encoding.ASCII.GetBytes(request.TrimEnd() + "\n"));
        var line = _run.WaitForLineAsync(request).GetAwaiter().GetResult();
        return long.Parse(line.AsSpan(request.Length), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _run.Dispose();
}
