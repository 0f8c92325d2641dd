using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Transports;

namespace TrialNet.Conform.Faults;

/// <summary>A channel of <see cref="FaultyChannels"/>, around a real one.</summary>
internal sealed class FaultyChannel : Channel, IChannelHandler
{
    private readonly SocketFaults _faults;

    // So many bytes have to be offered again: a completion may be sending some of them.
    private int _offered;

    internal FaultyChannel(SocketFaults faults, Func<IChannelHandler, Channel> open, IChannelHandler handler)
        : base(handler)
    {
        _faults = faults;
        Inner = open(this);
        Inner.Handler = this;
    }

    internal Channel Inner { get; }

    internal override bool NoDelay
    {
        get => Inner.NoDelay;
        set => Inner.NoDelay = value;
    }

    internal override bool KeepAlive
    {
        get => Inner.KeepAlive;
        set => Inner.KeepAlive = value;
    }

    public void Readable() => Dispatch(isReadable: true, isWritable: false);

    public void Writable() => Dispatch(isReadable: false, isWritable: true);

    public void Broken(Exception error) => Handler.Broken(error);

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        var fault = _faults.OnReceive(buffer.Length);
        error = Answer(fault.Error);
        return error == SocketError.Success ? Inner.Receive(buffer[..fault.Length], out error) : 0;
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        var fault = _faults.OnSend(data.Length);
        error = Answer(fault.Error);
        if (error != SocketError.Success)
        {
            return 0;
        }

        var offered = Math.Min(Math.Max(fault.Length, _offered), data.Length);
        var sent = Inner.Send(data[..offered], out error);
        _offered = offered - sent;
        return sent;
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        peer = null;
        error = Answer(_faults.OnAccept().Error);
        return error == SocketError.Success && Inner.Accept(out peer, out error) is { } accepted
            ? new FaultyChannel(_faults, _ => accepted, Handler) : null;
    }

    internal override SocketError TakeConnectError() => Inner.TakeConnectError();

    internal override IPEndPoint GetLocalAddress() => Inner.GetLocalAddress();

    internal override void EndSending() => Inner.EndSending();

    internal override void Close()
    {
        IsOpen = false;
        Inner.Close();
    }

    internal override void Reset()
    {
        IsOpen = false;
        Inner.Reset();
    }

    private protected override void Watch(Interest before, Interest after) => Inner.Interest = after;
}
