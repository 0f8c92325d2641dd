using TrialNet.Fixtures;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry proxy</c> as a process; the origin is in this one.</summary>
public sealed class ProxyCommandTests : CommandTestCase
{
    /// <summary>P-PX-01, P-PX-02: the lines of the series, in every version.</summary>
    public async Task TestEveryVersion()
    {
        var origin = Serve(new FastPoetryFactory(Poems.Water));
        foreach (var version in (string[])["1", "2", "3"])
        {
            var (server, port) = await StartServer($"proxy of {Host}:{origin}", "proxy", "--version", version, $"{origin}");

            AssertEqual(Poems.Water, await GetPoem(port));
            AssertEqual(Poems.Water, await GetPoem(port));

            server.Signal(PosixSignal.Terminate);
            var result = await server.WaitForExitAsync();
            AssertEqual($"Serving proxy of {Host}:{origin} on {Host}:{port}.\nFetching poem from server.\nUsing cached poem.\n", result.Output);
            AssertEqual("", result.Error);
            AssertEqual(0, result.ExitCode);
        }
    }

    /// <summary>P-PX-05: an origin that is down is a line on standard error, and a reset for the client.</summary>
    public async Task TestOriginThatIsDown()
    {
        var closed = await GetClosedPort();
        foreach (var version in (string[])["1", "2", "3"])
        {
            var (server, port) = await StartServer($"proxy of {Host}:{closed}", "proxy", "--version", version, $"{closed}");

            await AssertReset(GetPoem(port));

            server.Signal(PosixSignal.Interrupt);
            var result = await server.WaitForExitAsync();
            AssertEqual("poetry proxy: The origin gave no poem: connection refused\n", result.Error);
            AssertEqual(0, result.ExitCode);
        }
    }

    /// <summary>P-PX-06, P-PX-07: a client that leaves, politely or not, ends the download of version 3, and the next one begins anew.</summary>
    public async Task TestEarlyLeavers()
    {
        var server = new ScriptedServer();
        var origin = Serve(server);
        var (proxy, port) = await StartServer($"proxy of {Host}:{origin}", "proxy", $"{origin}");

        var visitor = Visitor.Visit(Reactor, port);
        await server.Connected;
        visitor.Connection.LoseConnection();
        await server.Lost;
        await proxy.WaitForLineAsync("Canceling poem download.");

        proxy.Signal(PosixSignal.Interrupt);
        var result = await proxy.WaitForExitAsync();
        AssertEqual("", result.Error);
        AssertEqual(0, result.ExitCode);
    }

    /// <summary>P-PX-11: a signal while clients wait: they are aborted after the drain, and nothing is left to be said.</summary>
    public async Task TestSignalWhileClientsWait()
    {
        foreach (var version in (string[])["1", "2", "3"])
        {
            var server = new ScriptedServer();
            var origin = Serve(server);
            var (proxy, port) = await StartServer($"proxy of {Host}:{origin}", "proxy", "--version", version, "--drain", "0.1", $"{origin}");
            var visitor = GetPoem(port);
            await server.Connected;

            proxy.Signal(PosixSignal.Terminate);

            await AssertReset(visitor);
            var result = await proxy.WaitForExitAsync();
            AssertEqual("poetry proxy: 1 client has 0.1 s to finish; another signal ends it now\n", result.Error);
            AssertEqual(0, result.ExitCode);
        }
    }

    /// <summary>One line and exit code 2.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry proxy: give exactly one server address, [HOST:]PORT, not 0", "proxy"),
        AssertComplains(2, "poetry proxy: give exactly one server address, [HOST:]PORT, not 2", "proxy", "1", "2"),
        AssertComplains(2, "poetry proxy: 'abc' is not an address: the port must be a number from 1 to 65535", "proxy", "abc"),
        AssertComplains(2, "poetry proxy: --version must be 1, 2 or 3, not '4'", "proxy", "--version", "4", "1"),
        AssertComplains(2, "poetry proxy: --max-age must be a number of seconds, or of s, m, h or d, as in 2h, not '2x'", "proxy", "--max-age", "2x", "1"));
}
