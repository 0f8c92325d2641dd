using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Storms;

/// <summary>More clients than descriptors, readers that never read, and signals while a crowd comes.</summary>
public sealed class ShortageTests : StormTestCase
{
    private const int DescriptorLimit = 128;

    /// <summary>
    /// Of clients for which there is no descriptor none takes the end of its connection for a poem; the others get theirs, and those who
    /// come later as well.
    /// </summary>
    public async Task TestMoreClientsThanDescriptors()
    {
        SkipWithoutShell();
        var server = StartLimited("slow", "--delay", "0.01", "--num-bytes", "100", "--metrics", "0", "--reactor", Reactor.Name, Poems.PathOf("tides"));
        var port = PortIn(await server.WaitForLineAsync("Serving tides.txt"));
        var metrics = PortIn(await server.WaitForLineAsync("Serving metrics"));
        AssertEqual(Poems.Tides, await GetPoem(port));
        var before = await LookAt(server, metrics);

        var clients = Enumerable.Range(0, 2 * DescriptorLimit).Select(_ => Connect(port)).ToList();
        var ends = clients.ConvertAll(ReadAll);

        AssertEqual([], ends.Where(static end => !end.IsReset && !end.Received.SequenceEqual(Poems.Tides)).Select(static end => end.Received.Length));
        var served = ends.Count(static end => !end.IsReset);
        AssertTrue(served is > 10 and < DescriptorLimit, $"{served} were served");
        clients.ForEach(static client => client.Dispose());
        await AssertRecovered(before, server, metrics);
        AssertEqual(Poems.Tides, await GetPoem(port));
        await server.WaitForLineAsync(static line => line.Contains("cannot accept a connection", StringComparison.Ordinal));
        await AssertEnds(server);
    }

    /// <summary>A server without a descriptor to spare ends as told.</summary>
    public async Task TestSignalAtTheLimit()
    {
        SkipWithoutShell();
        var server = StartLimited("slow", "--delay", "1000", "--drain", "0", "--reactor", Reactor.Name, Poems.PathOf("tides"));
        var port = PortIn(await server.WaitForLineAsync("Serving tides.txt"));
        var clients = Enumerable.Range(0, 2 * DescriptorLimit).Select(_ => Connect(port)).ToList();
        await server.WaitForLineAsync(static line => line.Contains("cannot accept a connection", StringComparison.Ordinal));

        server.Signal(PosixSignal.Terminate);

        AssertTrue(clients.TrueForAll(static client => ReadAll(client).IsReset));
        AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
    }

    /// <summary>A crowd that comes and goes at the limit; nothing is left of it.</summary>
    public async Task TestCrowdAtTheLimit()
    {
        SkipWithoutShell();
        var server = StartLimited("fast", "--metrics", "0", "--quiet", "--reactor", Reactor.Name, Poems.PathOf("tides"));
        var port = PortIn(await server.WaitForLineAsync("Serving tides.txt"));
        var metrics = PortIn(await server.WaitForLineAsync("Serving metrics"));
        AssertEqual(Poems.Tides, await GetPoem(port));
        var before = await LookAt(server, metrics);

        using (var crowd = new RudeCrowd(port, 4, Words, DescriptorLimit))
        {
            for (var wave = 0; wave < Waves; wave++)
            {
                crowd.Come(WaveSize);
            }
        }

        await AssertRecovered(before, server, metrics);
        AssertEqual(Poems.Tides, await GetPoem(port));
        await AssertEnds(server);
    }

    /// <summary>At the first signal no more clients are taken, though a crowd comes; at the second those who read nothing are reset.</summary>
    public async Task TestSignalsInTheStorm()
    {
        var path = Path.Combine(TempDirectory, "long");
        await File.WriteAllBytesAsync(path, Poems.Long(30 * 1024 * 1024));
        var (server, port) = await StartServer("long", "fast", "--drain", "1000", "--reactor", Reactor.Name, path);
        var sleepers = Enumerable.Range(0, 20).Select(_ => Connect(port)).ToList();
        sleepers.ForEach(static sleeper => AssertEqual(1, sleeper.Receive(new byte[1])));
        using var crowd = new RudeCrowd(port, 4, Words);
        crowd.Come(WaveSize);

        server.Signal(PosixSignal.Terminate);
        crowd.Come(WaveSize);
        await server.WaitForErrorLineAsync(static line => line.EndsWith(" clients have 1000 s to finish; another signal ends it now", StringComparison.Ordinal));
        await UntilRefused(port);
        crowd.Come(WaveSize);
        server.Signal(PosixSignal.Terminate);

        var result = await server.WaitForExitAsync();
        AssertEqual(0, result.ExitCode);
        AssertEqual(1, result.Error.Count(static letter => letter == '\n'));
        sleepers.ForEach(static sleeper => AssertTrue(ReadAll(sleeper).IsReset));
    }

    /// <summary>Whoever is polite when the signal comes gets the whole poem, whatever others do meanwhile; a terminal that is gone is such a signal.</summary>
    public async Task TestDrainInTheStorm()
    {
        foreach (var signal in (int[])[PosixSignal.Terminate, PosixSignal.HangUp])
        {
            var (server, port) = await StartServer(
                "tides.txt", "slow", "--delay", "0.01", "--drain", "1000", "--reactor", Reactor.Name, "--num-bytes", "100", Poems.PathOf("tides"));
            var polite = Visitor.Visit(Reactor, port);
            await Until(() => polite.Received.Length > 0);
            using var crowd = new RudeCrowd(port, 4, Words);
            crowd.Come(WaveSize);

            server.Signal(signal);
            crowd.Come(WaveSize);

            AssertIsInstance<ConnectionDoneException>(await polite.Lost);
            AssertEqual(Poems.Tides, polite.Received);
            crowd.Dispose();
            AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
        }
    }

    private async Task UntilRefused(int port)
    {
        for (var isRefused = false; !isRefused;)
        {
            var visitor = Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.AbortConnection());
            isRefused = await visitor.Lost.AddCallbacks(static _ => false, static failure => failure.Check<ConnectionRefusedException>() is not null);
        }
    }

    private ProcessRun StartLimited(params string[] arguments)
    {
        var run = ProcessRun.Start("/bin/sh", ["-c", $"ulimit -n {DescriptorLimit}; exec \"$0\" \"$@\"", Executable, .. arguments]);
        AddCleanup(run.Dispose);
        return run;
    }

    private static void SkipWithoutShell()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new Framework.SkipTestException("the limit is that of a shell");
        }
    }
}
