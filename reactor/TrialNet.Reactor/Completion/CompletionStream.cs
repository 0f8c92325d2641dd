using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Completion;

/// <summary>A connection of the completion reactor, or an attempt to make one.</summary>
internal sealed partial class CompletionStream(CompletionSource source, Socket socket, IChannelHandler handler) : CompletionChannel(source, socket, handler)
{
    private CompletionOperation? _connect;

    private protected override bool IsUnderWay => IsReceiving || IsSending;

    private protected override bool IsWriteReady => _connect is null ? IsSendReady : _connect.HasEnded;

    /// <summary>Begins to connect, from an address that was asked for if there is one.</summary>
    internal void Connect(IPEndPoint address, IPEndPoint? localAddress)
    {
        if (localAddress is not null)
        {
            Socket.Bind(localAddress);
        }

        _connect = Source.Take(this, hasMemory: false);
        _connect.RemoteEndPoint = address;
        _connect.Posted(Socket.ConnectAsync(_connect));
    }

    internal override SocketError TakeConnectError()
    {
        if (_connect is null)
        {
            // Connected from the beginning.
            return SocketError.Success;
        }

        var error = _connect.SocketError;
        Source.Return(_connect);
        _connect = null;
        return error;
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        error = SocketError.InvalidArgument;
        return null;
    }

    private protected override void ReturnOperations()
    {
        EndWaitForRoom();
        Return(ref _connect);
        Return(ref _receive);
        Return(ref _send);
    }

    private void Return(ref CompletionOperation? operation)
    {
        if (operation is not null)
        {
            Source.Return(operation);
            operation = null;
        }
    }
}
