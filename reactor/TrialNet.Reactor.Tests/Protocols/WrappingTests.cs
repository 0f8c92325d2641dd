using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Policies that stand between a connection and a protocol.</summary>
public class WrappingTests
{
    private static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void R_EP_07_A_wrapper_has_exactly_the_notifications_of_what_it_wraps(bool halfClose, bool handshake)
    {
        Inner inner = (halfClose, handshake) switch
        {
            (true, true) => new InnerBoth(),
            (true, false) => new InnerHalfClose(),
            (false, true) => new InnerHandshake(),
            _ => new Inner(),
        };
        var wrapper = new WrappingFactory(new ScriptedFactory(_ => inner)).BuildProtocol(Somewhere);
        Assert.Equal((halfClose, handshake), (wrapper is IHalfCloseableProtocol, wrapper is IHandshakeListener));
        Assert.Same(inner, Assert.IsAssignableFrom<IProtocolWrapper>(wrapper).WrappedProtocol);
        wrapper!.MakeConnection(new StringTransport());
        (wrapper as IHandshakeListener)?.HandshakeCompleted();
        wrapper.DataReceived("x"u8);
        (wrapper as IHalfCloseableProtocol)?.ReadConnectionLost();
        (wrapper as IHalfCloseableProtocol)?.WriteConnectionLost();
        wrapper.ConnectionLost(new Failure(new ConnectionDoneException()));
        string[] expected = ["made", .. handshake ? ["handshake"] : Array.Empty<string>(), "data", .. halfClose ? ["read", "write"] : Array.Empty<string>(), "lost"];
        Assert.Equal(expected, inner.Events);
    }

    [Fact]
    public void R_EP_07_Starting_and_stopping_are_passed_on_once_for_all_uses()
    {
        var inner = new ScriptedFactory(_ => null);
        var factory = new WrappingFactory(inner);
        Assert.Same(inner, factory.WrappedFactory);
        factory.DoStart();
        factory.DoStart();
        factory.DoStop();
        Assert.Null(factory.BuildProtocol(Somewhere));
        factory.DoStop();
        Assert.Equal(["start", "build", "stop"], inner.Events);
    }

    [Fact]
    public void R_EP_07_A_clients_factory_hears_of_attempts_and_losses()
    {
        var heard = new List<string>();
        var inner = new ScriptedFactory(_ => null)
        {
            OnStarted = _ => heard.Add("started"),
            OnFailed = (_, _) => heard.Add("failed"),
            OnLost = (_, _) => heard.Add("lost"),
        };
        foreach (var factory in new[] { new WrappingFactory(inner), new WrappingFactory(new ProtocolFactory<Inner>()) })
        {
            var connector = new ScriptedConnector(factory);
            connector.Connect();
            connector.Fail();
            connector.Lose();
        }

        Assert.Equal(["started", "failed", "lost"], heard);
    }

    [Fact]
    public void What_the_protocol_does_goes_through_the_wrapper()
    {
        var inner = new ScriptedProtocol();
        var transport = new StringTransport();
        var wrapper = new Shouting(inner);
        wrapper.MakeConnection(transport);
        inner.Transport.Write("hello"u8);
        inner.Transport.WriteSequence(["a"u8.ToArray(), "b"u8.ToArray()]);
        Assert.Equal("HELLOAB", transport.Text);
        wrapper.DataReceived("quiet"u8);
        Assert.Equal("QUIET", inner.ReceivedText);
        Assert.True(inner.Transport.IsConnected);
        Assert.Equal((transport.GetHost(), transport.GetPeer()), (inner.Transport.GetHost(), inner.Transport.GetPeer()));
        inner.Transport.PauseProducing();
        Assert.True(transport.IsPaused);
        inner.Transport.ResumeProducing();
        Assert.False(transport.IsPaused);
        var producer = new SilentProducer();
        inner.Transport.RegisterProducer((IPushProducer)producer);
        Assert.Same(producer, transport.Producer);
        inner.Transport.UnregisterProducer();
        inner.Transport.RegisterProducer((IPullProducer)producer);
        Assert.Same(producer, transport.Producer);
        inner.Transport.UnregisterProducer();
        Assert.IsAssignableFrom<IHalfCloseableTransport>(inner.Transport).LoseWriteConnection();
        Assert.True(transport.IsWriteEnded);
        inner.Transport.StopProducing();
        Assert.True(transport.IsClosing && inner.Transport.IsDisconnecting);
        inner.Transport.AbortConnection();
        Assert.True(transport.IsAborted);
        wrapper.ConnectionLost(new Failure(new ConnectionDoneException()));
        Assert.Equal(["made", "data", "lost"], inner.Events);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_protocol_gets_a_transport_of_the_kind_that_there_is(bool tcp, bool tls)
    {
        var inner = new ScriptedProtocol();
        new ProtocolWrapper(inner).MakeConnection((tcp, tls) switch
        {
            (true, true) => new TlsTcpTransport(),
            (true, false) => new TcpTransport(),
            (false, true) => new TlsTransport(),
            _ => new StringTransport(),
        });
        Assert.IsAssignableFrom<IHalfCloseableTransport>(inner.Transport);
        Assert.Equal((tcp, tls), (inner.Transport is ITcpTransport, inner.Transport is ITlsTransport));
        if (inner.Transport is ITcpTransport asTcp)
        {
            asTcp.NoDelay = true;
            asTcp.KeepAlive = true;
            Assert.True(asTcp.NoDelay && asTcp.KeepAlive);
            Assert.Equal(("connection", "here", "Close()", true), (asTcp.Kind, asTcp.Description, asTcp.HowToRelease, asTcp.IsReleasing));
            Assert.Equal((Scope.Default, default, TimeSpan.Zero), (asTcp.Scope, asTcp.CreatedAt, asTcp.CreatedTime));
            Assert.Equal((1, 2), (asTcp.GetHost().Port, asTcp.GetPeer().Port));
            asTcp.Release();
            Assert.True(asTcp.IsDisconnecting);
        }

        if (inner.Transport is ITlsTransport asTls)
        {
            Assert.True(asTls.IsHandshakeCompleted);
            Assert.Equal((SslApplicationProtocol.Http2, SslProtocols.Tls13, "name"), (asTls.ApplicationProtocol, asTls.Version, asTls.ServerName));
            Assert.Null(asTls.PeerCertificate);
        }
    }

    [Fact]
    public void A_socket_with_a_path_stays_one()
    {
        var inner = new ScriptedProtocol();
        new ProtocolWrapper(inner).MakeConnection(new UnixTransport());
        var transport = Assert.IsAssignableFrom<IUnixTransport>(inner.Transport);
        Assert.Equal(("here", "there"), ($"{transport.GetHost()}", $"{transport.GetPeer()}"));
        Assert.Equal("connection", transport.Kind);
    }

    [Fact]
    public void A_wrapper_needs_a_protocol_and_a_connection()
    {
        Assert.Throws<ArgumentNullException>(() => new ProtocolWrapper(null!));
        Assert.Throws<ArgumentNullException>(() => new WrappingFactory(null!));
        var wrapper = new ProtocolWrapper(new Inner());
        Assert.Throws<InvalidOperationException>(() => wrapper.Transport);
        Assert.Throws<ArgumentNullException>(() => wrapper.MakeConnection(null!));
    }

    private abstract class SocketTransport : StringTransport
    {
        public string Kind => "connection";

        public string Description => "here";

        public Scope Scope => Scope.Default;

        public SourceLocation CreatedAt => default;

        public TimeSpan CreatedTime => TimeSpan.Zero;

        public string HowToRelease => "Close()";

        public bool IsReleasing => true;

        public void Release() => AbortConnection();
    }

    private class TcpTransport : SocketTransport, ITcpTransport
    {
        public bool NoDelay { get; set; }

        public bool KeepAlive { get; set; }

        IPEndPoint ITcpTransport.GetHost() => new(IPAddress.Any, 1);

        IPEndPoint ITcpTransport.GetPeer() => new(IPAddress.Any, 2);
    }

    private sealed class UnixTransport : SocketTransport, IUnixTransport
    {
        UnixDomainSocketEndPoint IUnixTransport.GetHost() => new("here");

        UnixDomainSocketEndPoint IUnixTransport.GetPeer() => new("there");
    }

    private sealed class TlsTransport : StringTransport, ITlsTransport
    {
        public bool IsHandshakeCompleted => true;

        public SslApplicationProtocol ApplicationProtocol => SslApplicationProtocol.Http2;

        public SslProtocols Version => SslProtocols.Tls13;

        public string ServerName => "name";

        public X509Certificate2? PeerCertificate => null;
    }

    private sealed class TlsTcpTransport : TcpTransport, ITlsTransport
    {
        public bool IsHandshakeCompleted => true;

        public SslApplicationProtocol ApplicationProtocol => SslApplicationProtocol.Http2;

        public SslProtocols Version => SslProtocols.Tls13;

        public string ServerName => "name";

        public X509Certificate2? PeerCertificate => null;
    }

    private class Inner : Protocol
    {
        internal List<string> Events { get; } = [];

        public override void ConnectionMade() => Events.Add("made");

        public override void DataReceived(ReadOnlySpan<byte> data) => Events.Add("data");

        public override void ConnectionLost(Failure reason) => Events.Add("lost");
    }

    private sealed class InnerHalfClose : Inner, IHalfCloseableProtocol
    {
        public void ReadConnectionLost() => Events.Add("read");

        public void WriteConnectionLost() => Events.Add("write");
    }

    private sealed class InnerHandshake : Inner, IHandshakeListener
    {
        public void HandshakeCompleted() => Events.Add("handshake");
    }

    private sealed class InnerBoth : Inner, IHalfCloseableProtocol, IHandshakeListener
    {
        public void ReadConnectionLost() => Events.Add("read");

        public void WriteConnectionLost() => Events.Add("write");

        public void HandshakeCompleted() => Events.Add("handshake");
    }

    private sealed class SilentProducer : IPushProducer, IPullProducer
    {
        public void PauseProducing() => throw new NotSupportedException();

        public void ResumeProducing() => throw new NotSupportedException();

        public void StopProducing() => throw new NotSupportedException();
    }

    private sealed class Shouting(IProtocol wrapped) : ProtocolWrapper(wrapped)
    {
        public override void Write(ReadOnlySpan<byte> data) => base.Write(Shout(data));

        public override void DataReceived(ReadOnlySpan<byte> data) => base.DataReceived(Shout(data));

        private static byte[] Shout(ReadOnlySpan<byte> data) => Frames.Bytes(Frames.Text(data).ToUpperInvariant());
    }
}
