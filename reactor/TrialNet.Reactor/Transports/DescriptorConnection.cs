using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A connection over a socket with a path that carries descriptors (R-UNIX-04).</summary>
/// <remarks>
/// Only a protocol that takes descriptors has them received: of a plain read the system closes them. Nothing is different for the
/// bytes of a connection over which none goes.
/// </remarks>
internal sealed class DescriptorConnection : UnixConnection, IFileDescriptorTransport
{
    private readonly IDescriptorChannel _carrier;
    private OutgoingDescriptors? _outgoing;
    private SafeFileHandle[] _arrived = [];
    private bool _isTruncated;
    private long _bytesSent;

    internal DescriptorConnection(
        TransportServices services, Channel channel, ReactorResource owner, UnixDomainSocketEndPoint peer, UnixDomainSocketEndPoint host)
        : base(services, channel, owner, peer, host) => _carrier = (IDescriptorChannel)channel;

    internal override void Open(IProtocol protocol)
    {
        if (protocol is IFileDescriptorReceiver)
        {
            _carrier.ExpectDescriptors();
        }

        base.Open(protocol);
    }

    public void SendFileDescriptor(int descriptor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor);
        Reactor.VerifyThread();
        if (IsEncrypted)
        {
            throw new InvalidOperationException($"The {this} is encrypted: no descriptor goes with its bytes.");
        }

        if (!IsWriteOver)
        {
            (_outgoing ??= new OutgoingDescriptors()).Add(descriptor, _bytesSent + UnsentLength);
        }
    }

    private protected override int Transmit(ReadOnlySpan<byte> data, out SocketError error)
    {
        var total = 0;
        int count;
        do
        {
            count = TransmitPiece(data[total..], out error);
            total += count;
            _bytesSent += count;
        }
        while (count > 0 && error == SocketError.Success && total < data.Length);
        return total;
    }

    private protected override int Receive(Span<byte> buffer, out SocketError error)
    {
        if (Protocol is not IFileDescriptorReceiver)
        {
            return base.Receive(buffer, out error);
        }

        Span<int> numbers = stackalloc int[IFileDescriptorTransport.MostDescriptorsAtOnce];
        var received = _carrier.Receive(buffer, numbers, out var count, out _isTruncated, out error);
        if (count > 0)
        {
            _arrived = new SafeFileHandle[count];
            for (var index = 0; index < count; index++)
            {
                _arrived[index] = new SafeFileHandle(numbers[index], ownsHandle: true);
            }
        }

        return received;
    }

    private protected override bool TakeWhatCameAlong()
    {
        var (arrived, isTruncated) = (_arrived, _isTruncated);
        (_arrived, _isTruncated) = ([], false);
        if (isTruncated)
        {
            CloseAll(arrived);
            Lose(new Failure(new ConnectionLostException(
                $"More descriptors came at once than the {IFileDescriptorTransport.MostDescriptorsAtOnce} that a connection takes, or than this process has room for.")));
            return false;
        }

        foreach (var descriptor in arrived)
        {
            if (!IsTaking || Protocol is not IFileDescriptorReceiver receiver || !HandOver(receiver, descriptor))
            {
                // It goes on with the bytes, if it has not ended: nobody claims the rest.
                CloseAll(arrived.AsSpan(Array.IndexOf(arrived, descriptor)));
                break;
            }
        }

        return IsTaking;
    }

    private protected override void DropUnsent()
    {
        base.DropUnsent();
        _outgoing?.CloseAll();
    }

    private static void CloseAll(ReadOnlySpan<SafeFileHandle> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            descriptor.Dispose();
        }
    }

    private bool HandOver(IFileDescriptorReceiver receiver, SafeFileHandle descriptor)
    {
        var protocol = Protocol!;
        try
        {
            using var frame = Reactor.Enter(Scope);
            receiver.FileDescriptorReceived(descriptor);
            return true;
        }
        catch (Exception error)
        {
            Fail(protocol, error, "In FileDescriptorReceived");
            return false;
        }
    }

    /// <summary>Sends up to the next byte with which descriptors go, or from there with them.</summary>
    private int TransmitPiece(ReadOnlySpan<byte> data, out SocketError error)
    {
        if (_outgoing?.NextByte is not { } next)
        {
            return Channel.Send(data, out error);
        }

        if (next > _bytesSent)
        {
            return Channel.Send(data[..(int)Math.Min(data.Length, next - _bytesSent)], out error);
        }

        Span<int> numbers = stackalloc int[IFileDescriptorTransport.MostDescriptorsAtOnce];
        var together = _outgoing.GetNext(numbers);
        var length = Math.Min(data.Length, (_outgoing.GetByteAfterNext(together) ?? long.MaxValue) - _bytesSent);
        var count = _carrier.Send(data[..(int)length], numbers[..together], out error);
        if (count > 0)
        {
            _outgoing.Close(together);
        }

        return count;
    }
}
