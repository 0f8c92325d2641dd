using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Completion.Rings;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Completion.Rings;

/// <summary>A test of sockets on a ring, without a reactor.</summary>
public abstract class RingTest : IDisposable
{
    private protected RingTest() => Source = OpenSource();

    private protected RingSource Source { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Source.Dispose();

    /// <summary>A source; without one the test is skipped.</summary>
    internal static RingSource OpenSource()
    {
        Skip.If(RingProbe.WhyNot is not null, RingProbe.WhyNot);
        return RingSource.Open();
    }

    /// <summary>Turns until something is so.</summary>
    private protected void WaitFor(Func<bool> isSo)
    {
        for (var turn = 0; !isSo(); turn++)
        {
            Assert.True(turn < 10_000, "it did not come to pass");
            Source.Wait(10);
            Source.Dispatch();
        }
    }

    private protected RingCounter Listen()
    {
        var counter = new RingCounter();
        counter.Channel = Source.Listen(new IPEndPoint(IPAddress.Loopback, 0), 0, counter);
        counter.Channel.Interest = Interest.Read;
        return counter;
    }

    /// <summary>A connection to a listening channel: its own channel, watched for nothing, and its peer.</summary>
    private protected (RingCounter Ours, Socket Peer) Connect(RingCounter listener)
    {
        var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000, NoDelay = true };
        peer.Connect(listener.Channel.GetLocalAddress());
        var counter = new RingCounter();
        WaitFor(() => (counter.Channel = listener.Channel.Accept(out _, out _)!) is not null);
        counter.Channel.Handler = counter;
        return (counter, peer);
    }
}
