using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Completion;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Completion;

/// <summary>The source of the completion reactor without io_uring, to be used like those of the other reactors.</summary>
internal sealed class SocketsSource : IReadinessSource
{
    private readonly CompletionQueue _queue = new();
    private readonly CompletionSource _source;

    internal SocketsSource() => _source = new CompletionSource(_queue);

    public Channel Listen(IPEndPoint address, int backlog, IChannelHandler handler) => _source.Listen(address, backlog, handler);

    public Channel Connect(IPEndPoint address, IPEndPoint? localAddress, IChannelHandler handler) => _source.Connect(address, localAddress, handler);

    public bool TurnAway(Channel listener) => _source.TurnAway(listener);

    public Channel ListenUnix(UnixDomainSocketEndPoint address, UnixFileMode? mode, int backlog, IChannelHandler handler) =>
        _source.ListenUnix(address, mode, backlog, handler);

    public Channel ConnectUnix(UnixDomainSocketEndPoint address, IChannelHandler handler) => _source.ConnectUnix(address, handler);

    public Channel Bind(IPEndPoint address, bool isShared, IChannelHandler handler) => _source.Bind(address, isShared, handler);

    public void Wait(int milliseconds)
    {
        if (milliseconds != 0 && !_source.IsBusy)
        {
            _queue.Wait(milliseconds);
        }
    }

    public void Dispatch() => _source.Dispatch();

    public void Wake() => _queue.Wake();

    public void Dispose() => _source.Dispose();
}
