using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Fixtures;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry serve</c> as a process: a service file, and what SIGHUP makes of one that has changed.</summary>
public sealed class ServeCommandTests : CommandTestCase
{
    /// <summary>
    /// P-ONE-01, P-ONE-04: those who are there get what they came for; those who come afterwards what the file says by then; and addresses that
    /// stay are open all the time.
    /// </summary>
    public async Task TestReload()
    {
        Write($$""" "a": {"serve": "slow", "poem": "{{Poems.PathOf("echo")}}", "delay": 0.01}, "b": {"serve": "fast", "poem": "{{Poems.PathOf("water")}}"}""");
        var (server, a) = await StartServer("a", "serve", FilePath);
        var b = PortIn(await server.WaitForLineAsync("Serving b on "));
        var visitor = Visitor.Visit(Reactor, a);
        await Until(() => visitor.Received.Length > 0);

        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("tides")}}"}, "c": {"serve": "fast", "poem": "{{Poems.PathOf("orrery")}}", "port": {{b}}}""");
        server.Signal(PosixSignal.HangUp);

        AssertEqual("servers.json: a has changed (delay, poem, serve); c is new; b is gone.", await server.WaitForLineAsync("servers.json: "));
        await server.WaitForLineAsync($"Serving c on {Host}:{b}.");
        AssertEqual(Poems.Tides, await GetPoem(a));
        AssertEqual(Poems.Orrery, await GetPoem(b));
        await visitor.Lost;
        AssertEqual(Poems.Echo, visitor.Received);
        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertEqual((0, ""), (result.ExitCode, result.Error));
    }

    /// <summary>A file that is wrong, or asks for what cannot be had, changes nothing; the log has one line.</summary>
    public async Task TestReloadOfAMistake()
    {
        var taken = Serve(new ScriptedServer());
        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("echo")}}"}""");
        var (server, port) = await StartServer("a", "serve", FilePath);

        Write(""" "a": {"serve": "slow"}""");
        server.Signal(PosixSignal.HangUp);
        await server.WaitForErrorLineAsync(line => line == $"poetry serve: Nothing has changed: {FilePath}: servers.a has no field 'poem'");
        AssertEqual(Poems.Echo, await GetPoem(port));

        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("tides")}}"}, "b": {"serve": "transform", "port": {{taken}}}""");
        server.Signal(PosixSignal.HangUp);
        await server.WaitForErrorLineAsync(line => line.StartsWith($"poetry serve: Nothing has changed: cannot listen on {Host}:{taken}: ", StringComparison.Ordinal));
        AssertEqual(Poems.Echo, await GetPoem(port));
    }

    /// <summary>An address that is left is closed, and its server's clients finish; a limit that is new holds for those who are there too.</summary>
    public async Task TestReloadOfAddressesAndLimits()
    {
        Write($$""" "a": {"serve": "slow", "poem": "{{Poems.PathOf("echo")}}", "delay": 0.02}, "b": {"serve": "slow", "poem": "{{Poems.PathOf("echo")}}", "delay": 1000}""");
        var (server, a) = await StartServer("a", "serve", FilePath);
        var b = PortIn(await server.WaitForLineAsync("Serving b on "));
        var (visitor, sleeper) = (Visitor.Visit(Reactor, a), Visitor.Visit(Reactor, b));
        await Until(() => visitor.Received.Length > 0 && sleeper.Received.Length > 0);

        Write($$""" "b": {"serve": "slow", "poem": "{{Poems.PathOf("echo")}}", "delay": 1000, "max-connections": 1}""");
        server.Signal(PosixSignal.HangUp);
        await server.WaitForLineAsync($"No longer serving a on {Host}:{a}.");
        await server.WaitForLineAsync("servers.json: b has changed (max-connections); a is gone.");

        await AssertFailure<ConnectionRefusedException>(GetPoem(a));
        await AssertReset(GetPoem(b));
        await visitor.Lost;
        AssertEqual(Poems.Echo, visitor.Received);
        sleeper.Connection.AbortConnection();
    }

    /// <summary>TLS comes to an address that has had none, while it stays open.</summary>
    public async Task TestReloadOfTls()
    {
        if (Reactor is not IReactorTls tls)
        {
            throw new Framework.SkipTestException("no TLS here");
        }

        await File.WriteAllTextAsync(Path.Combine(TempDirectory, "cert.pem"), TestCertificate.Instance.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(TempDirectory, "key.pem"), TestCertificate.Instance.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("echo")}}"}""");
        var (server, port) = await StartServer("a", "serve", FilePath);

        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("echo")}}"}""", """{"tls-cert": "cert.pem", "tls-key": "key.pem"}""");
        server.Signal(PosixSignal.HangUp);
        await server.WaitForLineAsync($"Serving a on {Host}:{port} (TLS).");

        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        tls.ConnectTls(Host, port, client, new SslClientAuthenticationOptions { TargetHost = "localhost", RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null });
        AssertEqual(Poems.Echo, await client.Poem);
    }

    /// <summary>A file can be checked without serving it.</summary>
    public async Task TestCheck()
    {
        Write($$""" "a": {"serve": "fast", "poem": "{{Poems.PathOf("echo")}}"}, "b": {"serve": "proxy", "origin": 1}""");
        var good = await Run("serve", "--check", FilePath);
        AssertEqual((0, "servers.json: 2 servers, nothing wrong\n", ""), (good.ExitCode, good.Output, good.Error));

        Write(""" "a": {"serve": "proxy", "origin": "nowhere"}""");
        await AssertComplains(
            2, $"poetry serve: {FilePath}: servers.a: 'nowhere' is not an address: the port must be a number from 1 to 65535", "serve", "--check", FilePath);
        await AssertComplains(2, "poetry serve: give one service file", "serve", "--check");
    }

    private string FilePath => Path.Combine(TempDirectory, "servers.json");

    private void Write(string servers, string defaults = "{}") =>
        File.WriteAllText(FilePath, "{\"defaults\": " + defaults + ", \"servers\": {" + servers + "}}");

    private static int PortIn(string line) => int.Parse(line.AsSpan(line.LastIndexOf(':') + 1).TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);
}
