using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Fetching;

/// <summary>R-TLS-01: poems over encrypted connections.</summary>
public sealed class TlsFetchTests : FetchingTestCase
{
    private readonly Clients.RecordingListener _listener = new();

    /// <summary>The end that TLS announces is authentic, so the poem is known to be whole.</summary>
    public async Deferred TestEncryptedPoem()
    {
        var poem = await Fetch(ServeTls(new FastPoetryFactory(Poems.Tides)), Trusting());

        AssertEqual(Poems.Tides, poem.Bytes);
        AssertTrue(poem.IsVerified);
    }

    /// <summary>A certificate that nobody vouches for, and a server that speaks no TLS.</summary>
    public async Deferred TestUntrustedServers()
    {
        await AssertFailure<TlsException>(Fetch(ServeTls(new FastPoetryFactory(Poems.Tides)), new SslClientAuthenticationOptions()));
        await AssertFailure<TlsException>(Fetch(Serve(new FastPoetryFactory(Poems.Tides)), Trusting()));
    }

    /// <summary>P-ONE-08: a connection that ends without the announcement was cut, however cleanly the system closed it.</summary>
    public async Deferred TestCutConnection()
    {
        var server = new ScriptedServer(static transport => transport.Write("half"u8));
        var running = Fetch(ServeTls(server), Trusting());
        var connection = await server.Connected;
        await Until(() => _listener.Total == 4);
        connection.AbortConnection();

        var error = await AssertFailure<Exception>(running);

        AssertTrue(error is PoemTruncatedException or TlsException, $"{error}");
    }

    private static SslClientAuthenticationOptions Trusting() => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestCertificate.Instance },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        },
    };

    private int ServeTls(IProtocolFactory factory)
    {
        SkipInSimulation("the certificates are of the real time");
        var clients = new DrainingFactory(factory);
        var port = ((IReactorTls)Reactor).ListenTls(
            0, clients, new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.Instance }, networkInterface: Host);
        AddCleanup(() => port.StopListening().AddCallback(_ => clients.WhenEmpty()));
        return port.GetHost().Port;
    }

    private Deferred<FetchedPoem> Fetch(int port, SslClientAuthenticationOptions tls)
    {
        var request = new PoemRequest(new PoemAddress(Host, port)) { Tls = tls };
        return new PoemFetcher(Reactor, request, _listener, static () => 0).Fetch();
    }
}
