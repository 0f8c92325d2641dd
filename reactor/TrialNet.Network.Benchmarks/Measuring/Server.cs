using TrialNet.Fixtures.SideBySide;
using TrialNet.Network.Benchmarks.Loading;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>A server by name, or the reason why this machine does not have it, and the sides of rows that it can be.</summary>
/// <param name="name">The name.</param>
/// <param name="start">Starts it; null where it is missing.</param>
/// <param name="missing">Why it is missing.</param>
internal sealed class Server(string name, Func<ServerProcess>? start, string? missing) : IDisposable
{
    private readonly Func<ServerProcess>? _start = start;
    private ServerProcess? _process;

    internal string Name => name;

    public void Dispose() => _process?.Dispose();

    /// <summary>Echoes; one operation is one message, and costs processor time of the server.</summary>
    internal Contender Echo(int connections, int size, int depth) => Side(running => operations =>
    {
        using var load = new EchoLoad(running.EchoPort, connections, size, depth);
        load.Run(connections * (long)depth);
        var start = running.ProcessorTime;
        load.Run(operations);
        return new Sample((double)(running.ProcessorTime - start) / operations, double.NaN);
    });

    /// <summary>The part of an echo's time that the system counts as the server's.</summary>
    internal Contender UserTime(int connections, int size) =>
        Side(running => operations => new Sample(UserTimeOf(running, connections, size, operations), double.NaN));

    /// <summary>The part of an echo's time that is the server's own: what the system counts as its, beyond what it counts as that of another one.</summary>
    /// <remarks>
    /// What it counts as a program's holds some of its calls as well: next to nothing on some machines, a microsecond a message where
    /// the kernel is a guest itself.
    /// </remarks>
    /// <param name="least">A server that makes the same calls and next to nothing else.</param>
    /// <param name="connections">How many connections there are.</param>
    /// <param name="size">How many bytes a message has.</param>
    internal Contender OwnTime(Server least, int connections, int size) => least._start is null ? Contender.Absent(name, least.Missing) : Side(running => operations =>
    {
        var floor = UserTimeOf(least.Process, connections, size, operations);
        return new Sample(Math.Max(UserTimeOf(running, connections, size, operations) - floor, ServerProcess.UserTick / operations), double.NaN);
    });

    /// <summary>The bytes that a message allocates.</summary>
    internal Contender Allocation(int connections, int size) => Side(running => operations =>
    {
        using var load = new EchoLoad(running.EchoPort, connections, size, 1);
        load.Run(connections * 10L);
        var (bytes, start) = (running.AllocatedBytes(), running.ProcessorTime);
        load.Run(operations);
        var time = running.ProcessorTime - start;
        return new Sample((double)time / operations, (double)(running.AllocatedBytes() - bytes) / operations);
    });

    /// <summary>Poems: accepted, sent, closed.</summary>
    internal Contender Poems(int atATime) => Side(running => operations =>
    {
        using var load = new PoemLoad(running.PoemPort, Serving.ServeCommand.Poem.Length);
        var start = running.ProcessorTime;
        load.Run(operations, atATime);
        return new Sample((double)(running.ProcessorTime - start) / operations, double.NaN);
    });

    /// <summary>The memory that a connection holds which does nothing, in a server that has had one other, and so has loaded what it needs for them.</summary>
    internal Contender Idle(int connections) => _start is null ? Absent : Contender.Measured(name, _ =>
    {
        using var fresh = _start();
        using (var first = new EchoLoad(fresh.EchoPort, 1, 64, 1))
        {
            first.Run(1);
        }

        var (memory, begun) = (fresh.Memory, fresh.ProcessorTime);
        using var load = new EchoLoad(fresh.EchoPort, connections, 64, 1);

        // A client is connected before the server has heard of it. Who comes last is accepted last.
        using var last = new EchoLoad(fresh.EchoPort, 1, 64, 1);
        last.Run(1);
        var time = fresh.ProcessorTime - begun;
        return new Sample((double)time / connections, (double)(fresh.Memory - memory) / connections);
    });

    private ServerProcess Process => _process ??= _start!();

    private string Missing => missing ?? "it is not here";

    private Contender Absent => Contender.Absent(name, Missing);

    private Contender Side(Func<ServerProcess, Func<int, Sample>> run) =>
        _start is null ? Absent : Contender.Measured(name, operations => run(Process)(operations));

    private static double UserTimeOf(ServerProcess running, int connections, int size, int operations)
    {
        using var load = new EchoLoad(running.EchoPort, connections, size, 1);
        load.Run(connections);
        var start = running.UserTime;
        load.Run(operations);
        return (double)(running.UserTime - start) / operations;
    }
}
