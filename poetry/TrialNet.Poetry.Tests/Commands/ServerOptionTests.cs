using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TrialNet.Fixtures;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary>Options that all servers have, or that poems have.</summary>
public sealed class ServerOptionTests : CommandTestCase
{
    /// <summary>Several poems in a process, with and without ports of their own; each has its ready line.</summary>
    public async Task TestSeveralPoems()
    {
        var free = await GetClosedPort();
        var server = Start("fast", $"{Poems.PathOf("echo")}:{free}", Poems.PathOf("water"));
        AssertEqual($"Serving echo.txt on {Host}:{free}.", await server.WaitForLineAsync("Serving echo.txt"));
        var water = PortIn(await server.WaitForLineAsync("Serving water.txt"));

        AssertEqual(Poems.Echo, await GetPoem(free));
        AssertEqual(Poems.Water, await GetPoem(water));
    }

    /// <summary>A file may be called like another with a port.</summary>
    public async Task TestFileWithAColon()
    {
        var path = Path.Combine(TempDirectory, "poem:80");
        await File.WriteAllBytesAsync(path, Poems.Shortest);

        var (_, port) = await StartServer("poem:80", "fast", path);

        AssertEqual(Poems.Shortest, await GetPoem(port));
    }

    /// <summary>A poem as a netstring.</summary>
    public async Task TestFraming()
    {
        byte[] framed = [.. Encoding.ASCII.GetBytes($"{Poems.Water.Length}:"), .. Poems.Water, (byte)','];
        var (_, fast) = await StartServer("water.txt", "fast", "--framing", "netstring", Poems.PathOf("water"));
        var (_, slow) = await StartServer("water.txt", "slow", "--framing=netstring", "--delay=0", Poems.PathOf("water"));
        var origin = Serve(new FastPoetryFactory(Poems.Water));
        var (_, proxy) = await StartServer($"proxy of {Host}:{origin}", "proxy", "--framing=netstring", $"{origin}");

        AssertEqual(framed, await GetPoem(fast));
        AssertEqual(framed, await GetPoem(slow));
        AssertEqual(framed, await GetPoem(proxy));
    }

    /// <summary>A UNIX socket, which is gone afterwards; and TCP beside it if a port is given.</summary>
    public async Task TestUnixSocket()
    {
        if (Reactor is not IReactorUnix)
        {
            throw new Framework.SkipTestException("no UNIX sockets here");
        }

        var path = Path.Combine(TempDirectory, "s");
        var server = Start("fast", "--unix", path, "--port", "0", Poems.PathOf("echo"));
        await server.WaitForLineAsync($"Serving echo.txt on unix:{path}.");
        var port = PortIn(await server.WaitForLineAsync($"Serving echo.txt on {Host}:"));

        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        Reactor.ConnectUnix(path, client);
        AssertEqual(Poems.Echo, await client.Poem);
        AssertEqual(Poems.Echo, await GetPoem(port));
        server.Signal(PosixSignal.Terminate);
        await server.WaitForExitAsync();
        AssertFalse(File.Exists(path));
    }

    /// <summary>TLS, with the name of the protocol in its negotiation; what is no TLS does no harm.</summary>
    public async Task TestTls()
    {
        var (certificate, key) = WriteCertificate();
        var server = Start("fast", "--tls-cert", certificate, "--tls-key", key, Poems.PathOf("echo"));
        var line = await server.WaitForLineAsync("Serving ");
        AssertTrue(line.EndsWith(" (TLS).", StringComparison.Ordinal), line);
        var port = PortIn(line[..^" (TLS).".Length]);

        await Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.Write(Poems.Tides)).Lost;
        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [new("poem/1")],
            RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
        };
        ((IReactorTls)Reactor).ConnectTls(Host, port, client, options);
        AssertEqual(Poems.Echo, await client.Poem);
    }

    /// <summary>Metrics, health and readiness; a server that ends is not ready any more, and well until it has ended.</summary>
    public async Task TestMetrics()
    {
        var server = Start("slow", "--delay", "1000", "--metrics", "0", "--drain", "1000", Poems.PathOf("echo"));
        var port = PortIn(await server.WaitForLineAsync("Serving echo.txt"));
        var metrics = PortIn(await server.WaitForLineAsync("Serving metrics"));
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        AssertSubstring("poetry_connections_open{server=\"echo.txt\"} 1\n", await AskHttp(metrics, "/metrics"));
        AssertSubstring("200 OK", await AskHttp(metrics, "/ready"));
        server.Signal(PosixSignal.Terminate);
        await server.WaitForErrorLineAsync(static line => line.Contains("another signal", StringComparison.Ordinal));
        AssertSubstring("503 Service Unavailable", await AskHttp(metrics, "/ready"));
        AssertSubstring("200 OK", await AskHttp(metrics, "/health"));
        server.Signal(PosixSignal.Terminate);
        await visitor.Lost;
        AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
    }

    /// <summary>Problems in the log are counted, and written to a file; messages on standard output can be left out.</summary>
    public async Task TestLog()
    {
        var closed = await GetClosedPort();
        var path = Path.Combine(TempDirectory, "log");
        var server = Start("proxy", "--quiet", "--log", path, "--metrics", "0", $"{closed}");
        var port = PortIn(await server.WaitForLineAsync("Serving proxy"));
        var metrics = PortIn(await server.WaitForLineAsync("Serving metrics"));

        await AssertReset(GetPoem(port));

        AssertSubstring("poetry_problems_total{level=\"error\",type=\"ConnectionRefusedException\"} 1\n", await AskHttp(metrics, "/metrics"));
        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertEqual(2, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        AssertEqual("poetry proxy: The origin gave no poem: connection refused\n", result.Error);
        var log = await File.ReadAllLinesAsync(path);
        AssertEqual(2, log.Length);
        AssertSubstring("[info] Fetching poem from server.", log[0]);
        AssertSubstring("[error] The origin gave no poem.", log[1]);
    }

    /// <summary>One too many is reset, and said once.</summary>
    public async Task TestMaxConnections()
    {
        var (server, port) = await StartServer("echo.txt", "slow", "--max-connections", "1", "--delay", "1000", Poems.PathOf("echo"));
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        await AssertReset(GetPoem(port));
        await AssertReset(GetPoem(port));

        visitor.Connection.AbortConnection();
        server.Signal(PosixSignal.Terminate);
        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertSubstring("poetry slow: Clients are turned away: there are 1 already.\n", result.Error);
    }

    /// <summary>A rate, for all of the poem.</summary>
    public async Task TestRate()
    {
        var (_, port) = await StartServer("water.txt", "fast", "--rate", "6000", Poems.PathOf("water"));
        var before = Reactor.Now;

        AssertEqual(Poems.Water, await GetPoem(port));

        AssertTrue(Reactor.Now - before > TimeSpan.FromSeconds(0.05));
    }

    /// <summary>A proxy that has its poem transformed before it keeps it.</summary>
    public async Task TestTransformProxy()
    {
        var origin = Serve(new FastPoetryFactory("OH"u8.ToArray()));
        var (_, transforms) = await StartServer("transforms", "transform");
        var (server, port) = await StartServer($"proxy of {Host}:{origin}", "proxy", "--transform", $"cummingsify@{transforms}", $"{origin}");
        var (_, bad) = await StartServer($"proxy of {Host}:{origin}", "proxy", "--transform", $"nosuch@{transforms}", $"{origin}");

        AssertEqual("oh"u8.ToArray(), await GetPoem(port));
        AssertEqual("oh"u8.ToArray(), await GetPoem(port));
        await AssertReset(GetPoem(bad));
        server.Signal(PosixSignal.Interrupt);
        AssertSubstring("Using cached poem.\n", (await server.WaitForExitAsync()).Output);
    }

    /// <summary>One line, and exit code 2, or 1 for what cannot be had.</summary>
    public Task TestMistakes()
    {
        var poem = Poems.PathOf("echo");
        var nothing = Path.Combine(TempDirectory, "nothing", "nothing");
        return Task.WhenAll(
            AssertComplains(2, "poetry fast: --framing must be plain or netstring, not 'lines'", "fast", "--framing", "lines", poem),
            AssertComplains(2, "poetry fast: --tls-key goes with --tls-cert", "fast", "--tls-key", "x", poem),
            AssertComplains(2, "poetry fast: --unix is for a server of one thing", "fast", "--unix", nothing, poem, poem),
            AssertComplains(2, "poetry fast: --max-connections must be a number from 1 to 2147483647, not '0'", "fast", "--max-connections=0", poem),
            AssertComplains(2, "poetry fast: no such file: 'nothing'", "fast", "nothing:80"),
            AssertComplains(2, "poetry proxy: --transform must be NAME@[HOST:]PORT, not 'x'", "proxy", "--transform", "x", "1"),
            AssertComplains(2, "poetry fast: option '--quiet' takes no value, but was given 'x'", "fast", "--quiet=x", poem));
    }

    /// <summary>Files that are not there, and reactors that lack what is wanted.</summary>
    public async Task TestImpossibleWishes()
    {
        var poem = Poems.PathOf("echo");
        var nothing = Path.Combine(TempDirectory, "nothing", "nothing");
        foreach (var (code, start, arguments) in ((int, string, string[])[])
        [
            (2, "poetry fast: cannot read a certificate and its key from", ["fast", "--tls-cert", nothing, poem]),
            (2, "poetry fast: cannot read a certificate and its key from", ["fast", "--tls-cert", poem, poem]),
            (1, $"poetry fast: cannot listen on unix:{nothing}: there is no such path\n", ["fast", "--unix", nothing, poem]),
            (1, $"poetry fast: cannot listen on unix:{poem}/x: '{poem}' is no directory\n", ["fast", "--unix", $"{poem}/x", poem]),
            (3, $"poetry get: unix:{poem}/x: connecting to unix:{poem}/x failed: '{poem}' is no directory\n", ["get", $"unix:{poem}/x"]),
            (1, "poetry fast: cannot write the log to", ["fast", "--log", nothing, poem]),
            (1, "poetry fast: The simulated reactor has no sockets with paths", ["fast", "--reactor", "simulated", "--unix", nothing, poem]),
        ])
        {
            var result = await Run(arguments);
            AssertEqual(code, result.ExitCode);
            AssertTrue(result.Error.StartsWith(start, StringComparison.Ordinal), result.Error);
            AssertEqual(1, result.Error.Count(static letter => letter == '\n'));
        }
    }

    private static int PortIn(string line) =>
        int.Parse(line.AsSpan(line.LastIndexOf(':') + 1).TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> AskHttp(int port, string path)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {IPAddress.Loopback}\r\n\r\n");
        var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(request));
        await visitor.Lost;
        return Encoding.UTF8.GetString(visitor.Received);
    }

    private (string Certificate, string Key) WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = Reactor.TimeProvider.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(TempDirectory, "cert.pem"), Path.Combine(TempDirectory, "key.pem"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
