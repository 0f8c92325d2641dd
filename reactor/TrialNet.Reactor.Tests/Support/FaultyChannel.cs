using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A channel of <see cref="FaultySource"/>, around a real one.</summary>
internal sealed class FaultyChannel : Channel, IChannelHandler
{
    private readonly FaultySource _source;
    private readonly Channel _inner;

    internal FaultyChannel(FaultySource source, Func<IChannelHandler, Channel> open, IChannelHandler handler)
        : base(handler)
    {
        _source = source;
        _inner = open(this);
        _inner.Handler = this;
    }

    internal override bool NoDelay
    {
        get => _inner.NoDelay;
        set => _inner.NoDelay = value;
    }

    internal override bool KeepAlive
    {
        get => _inner.KeepAlive;
        set => _inner.KeepAlive = value;
    }

    public void Readable() => Dispatch(isReadable: true, isWritable: false);

    public void Writable() => Dispatch(isReadable: false, isWritable: true);

    public void Broken(Exception error) => Handler.Broken(error);

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        if (_source.ReceiveThrows is { } thrown)
        {
            _source.ReceiveThrows = null;
            throw thrown;
        }

        if (Cut(buffer.Length) is not { } length)
        {
            error = SocketError.WouldBlock;
            return 0;
        }

        return _inner.Receive(buffer[..length], out error);
    }

    internal override int Send(ReadOnlySpan<byte> data, out SocketError error)
    {
        _source.Sends++;
        if (_source.SendErrors.TryDequeue(out error))
        {
            return 0;
        }

        if (Cut(data.Length) is not { } length)
        {
            error = SocketError.WouldBlock;
            return 0;
        }

        return _inner.Send(data[..length], out error);
    }

    internal override Channel? Accept(out EndPoint? peer, out SocketError error)
    {
        if (_source.AcceptErrors.TryDequeue(out error))
        {
            peer = null;
            return null;
        }

        var accepted = _inner.Accept(out peer, out error);
        return accepted is null ? null : new FaultyChannel(_source, _ => accepted, Handler);
    }

    internal override SocketError TakeConnectError() => _inner.TakeConnectError();

    internal override IPEndPoint GetLocalAddress() => _inner.GetLocalAddress();

    internal override void Hold()
    {
        _source.Holds++;
        _inner.Hold();
    }

    internal override void LetGo()
    {
        _source.LetGoes++;
        _inner.LetGo();
    }

    internal override void EndSending() => _inner.EndSending();

    internal override void Close()
    {
        IsOpen = false;
        _inner.Close();
    }

    internal override void Reset()
    {
        IsOpen = false;
        _inner.Reset();
    }

    private protected override void Watch(Interest before, Interest after) => _inner.Interest = after;

    /// <summary>How much of something to do; null for none.</summary>
    private int? Cut(int length)
    {
        if (!_source.CutsShort)
        {
            return length;
        }

        return _source.Random.Next(4) switch
        {
            0 => null,
            1 => 1,
            2 => _source.Random.Next(1, length + 1),
            _ => length,
        };
    }
}
