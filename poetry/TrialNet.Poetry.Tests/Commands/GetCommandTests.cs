using TrialNet.Fixtures;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using ProcessResult = TrialNet.Fixtures.ProcessResult;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry get</c> as a process; the servers are in this one.</summary>
public sealed class GetCommandTests : CommandTestCase
{
    /// <summary>P-ONE-01, P-ONE-10: raw bytes and a line break, from a process whose output is no terminal.</summary>
    public async Task TestBytesArriveUnchanged()
    {
        foreach (var poem in (byte[][])[Poems.AllBytes, Poems.InvalidUtf8, Poems.Water, Poems.Empty])
        {
            var result = await Run("get", $"{Serve(new FastPoetryFactory(poem))}");

            AssertEqual(Printed(poem), result.OutputBytes);
            AssertEqual("", result.Error);
            AssertEqual(0, result.ExitCode);
        }
    }

    /// <summary>P-ONE-09: poems in the order in which they are complete, whatever the order of the addresses.</summary>
    public async Task TestPoemsAreFetchedAtTheSameTime()
    {
        var slow = new ScriptedServer(static transport => transport.Write(Poems.Echo));
        var fast = new ScriptedServer(static transport =>
        {
            transport.Write(Poems.Tides);
            ((ITcpTransport)transport).LoseWriteConnection();
        });

        var running = Run("get", $"{Serve(slow)}", $"localhost:{Serve(fast)}");
        var connection = await slow.Connected;

        // The client closes its side when it has the whole poem.
        await fast.Lost;
        connection.LoseConnection();
        var result = await running;

        AssertEqual(Printed(Poems.Tides, Poems.Echo), result.OutputBytes);
        AssertEqual(0, result.ExitCode);
    }

    /// <summary>P-ONE-08, P-ONE-09: each failure is one line that names the address, and does not hide the poems; exit code 1.</summary>
    public async Task TestSomeFail()
    {
        var fine = Serve(new FastPoetryFactory(Poems.Orrery));
        var closed = await GetClosedPort();
        var broken = Serve(new ScriptedServer(static transport => transport.AbortConnection()));
        var nowhere = new string('a', 64) + ".invalid:10000";

        var result = await Run("get", $"{closed}", $"{broken}", nowhere, $"{fine}");

        AssertEqual(1, result.ExitCode);
        AssertEqual(Printed(Poems.Orrery), result.OutputBytes);
        var lines = result.Error.TrimEnd('\n').Split('\n');
        AssertEqual(3, lines.Length);
        AssertIn($"poetry get: {Host}:{closed}: connection refused", lines);
        AssertIn($"poetry get: {nowhere}: there is no host of this name", lines);
        // How far the client got before the reset overtook it is the system's affair.
        AssertMatches($"(?m)^poetry get: {Host}:{broken}: (connection lost after 0 bytes|connection reset by peer)$", result.Error);
    }

    /// <summary>P-ONE-09: exit code 3 when there is no poem at all.</summary>
    public async Task TestAllFail()
    {
        var closed = await GetClosedPort();

        await AssertComplains(3, $"poetry get: {Host}:{closed}: connection refused", "get", $"{closed}");
    }

    /// <summary>No client waits for ever. The limit is one for connecting too, which a busy machine takes its time for.</summary>
    public Task TestSilentServer()
    {
        var port = Serve(new ScriptedServer(static transport => transport.Write("half"u8)));

        return AssertComplains(3, $"poetry get: {Host}:{port}: the server fell silent after 4 bytes", "get", "--timeout", "2", $"{port}");
    }

    /// <summary>Ctrl-C: exit code 130, without a word about the poems that are missed on purpose.</summary>
    public async Task TestInterrupt()
    {
        var (interrupted, terminated) = (await EndBySignal(PosixSignal.Interrupt), await EndBySignal(PosixSignal.Terminate));

        AssertEqual(130, interrupted.ExitCode);
        AssertEqual("", interrupted.Error);
        AssertEqual(143, terminated.ExitCode);
    }

    /// <summary>Every reactor that runs here fetches the same.</summary>
    public async Task TestEveryReactor()
    {
        var port = Serve(new FastPoetryFactory(Poems.Tides));
        foreach (var reactor in TrialNet.Reactor.Reactors.All.Where(static reactor => reactor.WhyUnavailable is null && reactor.Create() is not ISimulation))
        {
            var result = await Run("get", "--reactor", reactor.Name, $"{port}");

            AssertEqual(Printed(Poems.Tides), result.OutputBytes);
        }
    }

    private static byte[] Printed(params byte[][] poems) => [.. poems.SelectMany(static poem => poem.Append((byte)'\n'))];

    private async Task<ProcessResult> EndBySignal(int signal)
    {
        var server = new ScriptedServer();
        var client = Start("get", $"{Serve(server)}");
        await server.Connected;
        client.Signal(signal);
        return await client.WaitForExitAsync();
    }
}
