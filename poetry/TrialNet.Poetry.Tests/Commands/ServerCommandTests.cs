using TrialNet.Fixtures;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry fast</c> and <c>poetry slow</c> as processes.</summary>
public sealed class ServerCommandTests : CommandTestCase
{
    /// <summary>P-ONE-01: the ready line, then the poem, to one client after another.</summary>
    public async Task TestFast()
    {
        var (_, port) = await StartServer("water.txt", "fast", Poems.PathOf("water"));

        AssertEqual(Poems.Water, await GetPoem(port));
        AssertEqual(Poems.Water, await GetPoem(port));
    }

    /// <summary>P-ONE-03: options of the series.</summary>
    public async Task TestSlow()
    {
        var (_, port) = await StartServer("water.txt", "slow", "--iface", "localhost", "--delay", "0.001", "--num-bytes=7", Poems.PathOf("water"));

        AssertEqual(Poems.Water, await GetPoem(port));
    }

    /// <summary>The port that is asked for is the one that is served on; one that is taken is an error with exit code 1.</summary>
    public async Task TestPortInUse()
    {
        var (server, port) = await StartServer("echo.txt", "fast", Poems.PathOf("echo"));
        var second = await Run("fast", "--port", $"{port}", Poems.PathOf("echo"));

        AssertEqual(1, second.ExitCode);
        AssertTrue(second.Error.StartsWith($"poetry fast: cannot listen on {Host}:{port}: ", StringComparison.Ordinal), second.Error);
        AssertEqual(1, second.Error.Count(static letter => letter == '\n'));
        AssertFalse(server.HasExited);
    }

    /// <summary>An interface that this machine does not have (RFC 5737) is an error with exit code 1.</summary>
    public async Task TestInterfaceOfAnotherMachine()
    {
        var result = await Run("fast", "--iface", "192.0.2.1", Poems.PathOf("echo"));

        AssertEqual(1, result.ExitCode);
        AssertTrue(result.Error.StartsWith("poetry fast: cannot listen on 192.0.2.1:0: ", StringComparison.Ordinal), result.Error);
        AssertEqual(1, result.Error.Count(static letter => letter == '\n'));
    }

    /// <summary>What is there but cannot be read is an error with exit code 1.</summary>
    public Task TestPoemThatIsAFolder() =>
        AssertComplains(1, $"poetry fast: '{TempDirectory}' is a folder, not a poem", "fast", TempDirectory);

    /// <summary>IPv6, in the ready line and on the wire.</summary>
    public async Task TestIPv6()
    {
        var server = Start("fast", "--iface", "::1", Poems.PathOf("echo"));
        var line = await server.WaitForLineAsync("Serving ");
        AssertTrue(line.StartsWith("Serving echo.txt on [::1]:", StringComparison.Ordinal), line);

        var address = PoemAddress.Parse(line["Serving echo.txt on ".Length..^1]);
        AssertEqual(Poems.Echo, await PoetryClient.GetPoem(Reactor, address.Host, address.Port));
    }

    /// <summary>SIGINT and SIGTERM end a server: exit code 0, nothing but the ready line, the port free again.</summary>
    public async Task TestSignalsEndAServer()
    {
        foreach (var signal in (int[])[PosixSignal.Interrupt, PosixSignal.Terminate])
        {
            var (server, port) = await StartServer("echo.txt", "slow", Poems.PathOf("echo"));

            server.Signal(signal);

            var result = await server.WaitForExitAsync();
            AssertEqual(0, result.ExitCode);
            AssertEqual("", result.Error);
            await AssertFailure<ConnectionRefusedException>(GetPoem(port));
        }
    }

    /// <summary>A download that is under way at the signal is finished first.</summary>
    public async Task TestDownloadsFinishAfterTheSignal()
    {
        var (server, port) = await StartServer("echo.txt", "slow", "--delay", "0.01", Poems.PathOf("echo"));
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        server.Signal(PosixSignal.Terminate);

        await visitor.Lost;
        AssertEqual(Poems.Echo, visitor.Received);
        var result = await server.WaitForExitAsync();
        AssertEqual(0, result.ExitCode);
        AssertEqual("poetry slow: 1 client has 5 s to finish; another signal ends it now\n", result.Error);
    }

    /// <summary>A download that takes too long is cut off, with a reset, so that nobody takes it for the whole.</summary>
    public async Task TestDownloadsFinishInTimeOrNotAtAll()
    {
        var (server, port) = await StartServer("echo.txt", "slow", "--delay", "1000", "--drain", "0.1", Poems.PathOf("echo"));
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        server.Signal(PosixSignal.Terminate);

        AssertIsInstance<ConnectionLostException>(await visitor.Lost);
        AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
    }

    /// <summary>A second signal does not wait for anybody.</summary>
    public async Task TestSecondSignalEndsAtOnce()
    {
        var (server, port) = await StartServer("echo.txt", "slow", "--delay", "1000", "--drain", "1000", Poems.PathOf("echo"));
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        server.Signal(PosixSignal.Interrupt);
        await server.WaitForErrorLineAsync(static line => line.Contains("another signal", StringComparison.Ordinal));
        server.Signal(PosixSignal.Interrupt);

        AssertIsInstance<ConnectionLostException>(await visitor.Lost);
        AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
    }
}
