using System.Net;
using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Wrappers around protocols that take descriptors: those of policies and those of endpoints.</summary>
public class DescriptorWrappingTests
{
    private static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void R_EP_07_A_wrapper_of_what_takes_descriptors_takes_them_and_has_the_other_notifications_of_it(bool halfClose, bool handshake, bool isEndpoint)
    {
        Receiver inner = (halfClose, handshake) switch
        {
            (true, true) => new ReceiverOfAll(),
            (true, false) => new HalfReceiver(),
            (false, true) => new HandshakeReceiver(),
            _ => new Receiver(),
        };
        var factory = new ScriptedFactory(_ => inner);
        var wrapper = isEndpoint
            ? new EndpointFactory(factory, "here", string.Empty, 0).BuildProtocol(Somewhere)
            : new WrappingFactory(factory).BuildProtocol(Somewhere);
        Assert.Same(inner, Assert.IsAssignableFrom<IProtocolWrapper>(wrapper).WrappedProtocol);
        Assert.Equal((halfClose, handshake), (wrapper is IHalfCloseableProtocol, wrapper is IHandshakeListener));
        using var descriptor = new SafeFileHandle(-1, ownsHandle: false);
        Assert.IsAssignableFrom<IFileDescriptorReceiver>(wrapper).FileDescriptorReceived(descriptor);
        (wrapper as IHandshakeListener)?.HandshakeCompleted();
        (wrapper as IHalfCloseableProtocol)?.ReadConnectionLost();
        (wrapper as IHalfCloseableProtocol)?.WriteConnectionLost();
        string[] expected =
            ["descriptor", .. handshake ? ["handshake"] : Array.Empty<string>(), .. halfClose ? ["read", "write"] : Array.Empty<string>()];
        Assert.Equal(expected, inner.Heard);
    }

    private class Receiver : Protocol, IFileDescriptorReceiver
    {
        internal List<string> Heard { get; } = [];

        public void FileDescriptorReceived(SafeFileHandle descriptor) => Heard.Add("descriptor");
    }

    private sealed class HandshakeReceiver : Receiver, IHandshakeListener
    {
        public void HandshakeCompleted() => Heard.Add("handshake");
    }

    private class HalfReceiver : Receiver, IHalfCloseableProtocol
    {
        public void ReadConnectionLost() => Heard.Add("read");

        public void WriteConnectionLost() => Heard.Add("write");
    }

    private sealed class ReceiverOfAll : HalfReceiver, IHandshakeListener
    {
        public void HandshakeCompleted() => Heard.Add("handshake");
    }
}
