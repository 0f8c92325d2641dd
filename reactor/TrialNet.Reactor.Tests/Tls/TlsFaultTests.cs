using System.Net.Security;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Tls;

/// <summary>TLS over sockets that take and give what they like.</summary>
public sealed class TlsFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void R_TCP_08_Short_reads_and_writes_lose_and_reorder_nothing(int seed)
    {
        var log = new RecordingLog();
        using var source = new FaultySource(new SelectSource(), seed) { CutsShort = true };
        var reactor = new ReadinessReactor("faulty", () => source);
        var sent = new byte[200_000];
        new Random(seed).NextBytes(sent);
        var server = new ScriptedProtocol { OnData = (self, data) => self.Transport.Write(data) };
        var client = new HandshakeProtocol { OnMade = self => self.Transport.Write(sent.AsSpan(0, 1000)) };
        client.OnHandshake = transport => transport.Write(sent.AsSpan(1000));
        client.OnData = (self, _) =>
        {
            if (self.Received.Length == sent.Length)
            {
                self.Transport.LoseConnection();
            }
        };
        client.OnLost = (_, _) =>
        {
            if (server.Reason is not null)
            {
                reactor.Stop();
            }
        };
        server.OnLost = (_, _) =>
        {
            if (client.Reason is not null)
            {
                reactor.Stop();
            }
        };
        using (new Scope("the test", reactor, log).Enter())
        {
            reactor.CallWhenRunning(() =>
            {
                var port = reactor.ListenTls(
                    0, new ScriptedFactory(_ => server), new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.Server }, 0, "127.0.0.1");
                reactor.ConnectTls(
                    "127.0.0.1",
                    port.GetHost().Port,
                    new ScriptedFactory(_ => client),
                    new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = TestCertificates.Trust });
            });
            reactor.CallLater(TimeSpan.FromSeconds(60), reactor.Crash);
            reactor.Run();
        }

        Assert.Empty(log.TakeAll());
        Assert.True(sent.AsSpan().SequenceEqual(client.Received.ToArray()));
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.IsType<ConnectionDoneException>(server.Reason!.Value);
    }
}
