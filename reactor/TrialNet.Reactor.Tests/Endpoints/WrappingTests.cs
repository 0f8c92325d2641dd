using System.Net;
using TrialNet.Defer;
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

    [Fact]
    public void R_EP_04_An_endpoint_that_returns_nothing_or_throws_is_a_failure_that_names_it()
    {
        var inner = new WrongEndpoint();
        var factory = new ScriptedFactory(_ => null);
        Func<IProtocolFactory, IProtocolFactory> nothing = static _ => null!;
        Func<Deferred<IProtocol>>[] connects =
        [
            () => new WrappingClientEndpoint(inner, same => same).Connect(factory),
            () => new WrappingClientEndpoint(inner, nothing).Connect(factory),
            () => inner.ConnectProtocol<IProtocol>(new ScriptedProtocol()),
        ];
        Func<Deferred<IListeningPort>>[] listens =
        [
            () => new WrappingServerEndpoint(inner, same => same).Listen(factory),
            () => new WrappingServerEndpoint(inner, nothing).Listen(factory),
        ];
        var failures = connects.Select(connect => FailureOf(connect())).Concat(listens.Select(listen => FailureOf(listen()))).ToList();
        Assert.All(failures, failure => Assert.Contains("'wrong endpoint", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal));

        inner.Error = new FormatException("mine");
        Assert.Same(inner.Error, FailureOf(connects[0]()));
        Assert.Same(inner.Error, FailureOf(listens[0]()));
    }

    private static Exception FailureOf<T>(Deferred<T> deferred)
    {
        Exception? failure = null;
        deferred.AddErrback(reason =>
        {
            failure = reason.Value;
            return default(T)!;
        });
        return failure!;
    }

    private static IProtocol Wrap(IProtocol protocol) =>
        new EndpointFactory(new ScriptedFactory(_ => protocol), "here", string.Empty, 0).BuildProtocol(Anywhere)!;

    private interface IHandshakes
    {
        int Handshakes { get; }
    }

    private sealed class WrongEndpoint : IClientEndpoint, IServerEndpoint
    {
        internal Exception? Error { get; set; }

        public Deferred<IProtocol> Connect(IProtocolFactory factory) => Error is null ? null! : throw Error;

        public Deferred<IListeningPort> Listen(IProtocolFactory factory) => Error is null ? null! : throw Error;

        public override string ToString() => "wrong endpoint";
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
