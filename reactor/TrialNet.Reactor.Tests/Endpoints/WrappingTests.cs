using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>What stands between a connection and the protocol of an endpoint.</summary>
public class WrappingTests
{
    private static readonly EndPoint Anywhere = new IPEndPoint(IPAddress.Loopback, 1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void R_EP_07_A_wrapper_has_exactly_the_notifications_of_what_it_wraps(bool isHalfCloseable, bool isHandshakeListener)
    {
        IProtocol protocol = (isHalfCloseable, isHandshakeListener) switch
        {
            (false, false) => new ScriptedProtocol(),
            (false, true) => new Listening(),
            (true, false) => new HalfCloseProtocol(),
            (true, true) => new ListeningHalf(),
        };
        var wrapper = Wrap(protocol);
        Assert.Same(protocol, ((IProtocolWrapper)wrapper).WrappedProtocol);
        Assert.Equal(isHalfCloseable, wrapper is IHalfCloseableProtocol);
        Assert.Equal(isHandshakeListener, wrapper is IHandshakeListener);
        if (wrapper is IHandshakeListener listener)
        {
            listener.HandshakeCompleted();
            Assert.Equal(1, ((IHandshakes)protocol).Handshakes);
        }

        if (wrapper is IHalfCloseableProtocol half)
        {
            half.ReadConnectionLost();
            half.WriteConnectionLost();
            Assert.Equal(["read lost", "write lost"], protocol is HalfCloseProtocol scripted ? scripted.Events : ((ListeningHalf)protocol).Events);
        }
    }

    [Fact]
    public void R_EP_07_A_wrapped_factory_passes_on_starting_and_stopping()
    {
        var factory = new ScriptedFactory(_ => { });
        var wrapper = new EndpointFactory(factory, "here", string.Empty, 0);
        wrapper.DoStart();
        wrapper.DoStart();
        wrapper.DoStop();
        Assert.Equal(["start"], factory.Events);
        wrapper.DoStop();
        Assert.Equal(["start", "stop"], factory.Events);
    }

    private static IProtocol Wrap(IProtocol protocol) =>
        new EndpointFactory(new ScriptedFactory(_ => protocol), "here", string.Empty, 0).BuildProtocol(Anywhere)!;

    private interface IHandshakes
    {
        int Handshakes { get; }
    }

    private sealed class Listening : ScriptedProtocol, IHandshakeListener, IHandshakes
    {
        public int Handshakes { get; private set; }

        public void HandshakeCompleted() => Handshakes++;
    }

    private sealed class ListeningHalf : ScriptedProtocol, IHandshakeListener, IHalfCloseableProtocol, IHandshakes
    {
        public int Handshakes { get; private set; }

        public void HandshakeCompleted() => Handshakes++;

        public void ReadConnectionLost() => Events.Add("read lost");

        public void WriteConnectionLost() => Events.Add("write lost");
    }
}
