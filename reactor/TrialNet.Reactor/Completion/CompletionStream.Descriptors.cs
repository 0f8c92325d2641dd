using System.Net.Sockets;
using TrialNet.Reactor.Processes;
using TrialNet.Reactor.Processes.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Completion;

/// <content>Descriptors beside the bytes, on Linux only.</content>
/// <remarks>
/// .NET's operations take and give bytes alone. So one that receives only looks whether something has come, as with datagrams, and
/// where there is no room to send descriptors the thread waits that waits for the pipes of child processes.
/// </remarks>
internal sealed partial class CompletionStream : IDescriptorChannel
{
    /// <summary>Whether operations leave what has come where it is.</summary>
    private bool _isLooking;

    /// <summary>The wait for room, which <see cref="_send"/> stands for meanwhile.</summary>
    private Watch? _room;

    public void ExpectDescriptors() => _isLooking = true;

    public int Receive(Span<byte> buffer, Span<int> descriptors, out int count, out bool isTruncated, out SocketError error)
    {
        (count, isTruncated) = (0, false);
        if (!CanReceive(out error))
        {
            return 0;
        }

        if (_receive is { HasEnded: true } look)
        {
            look.HasEnded = false;
            error = look.SocketError;
            if (error != SocketError.Success)
            {
                return 0;
            }
        }

        var received = DescriptorMessage.Receive((int)Socket.Handle, buffer, descriptors, out count, out isTruncated);
        error = received < 0 ? Answer(Errno.Last()) : received > 0 ? SocketError.Success : FailureOfSending;
        return (int)Math.Max(received, 0);
    }

    public int Send(ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors, out SocketError error)
    {
        error = SocketError.WouldBlock;
        if (!IsSendReady)
        {
            return 0;
        }

        if (_send is { HasEnded: true })
        {
            _room = null;
            Return(ref _send);
        }

        error = _sendError;
        if (error != SocketError.Success)
        {
            return 0;
        }

        var sent = DescriptorMessage.Send((int)Socket.Handle, data, descriptors);
        error = sent < 0 ? Answer(Errno.Last()) : SocketError.Success;
        if (error == SocketError.WouldBlock)
        {
            error = WaitForRoom();
        }
        else if (IsReceiving && IsEndOfConnection(error))
        {
            _sendError = error;
            error = SocketError.WouldBlock;
        }

        return (int)Math.Max(sent, 0);
    }

    private SocketError WaitForRoom()
    {
        var wait = Source.Take(this, hasMemory: false);
        wait.SocketError = SocketError.Success;
        wait.Posted(isPending: true);
        try
        {
            _room = DescriptorWatcher.Shared.Add((int)Socket.Handle, Libc.EventOut, wait.EndElsewhere);
            _send = wait;
            return SocketError.WouldBlock;
        }
        catch (IOException)
        {
            // There is no thread, or no descriptor to wake it with.
            wait.Posted(isPending: false);
            Source.Return(wait);
            return SocketError.NoBufferSpaceAvailable;
        }
    }

    /// <summary>The socket is about to be closed: nobody may wait for it then.</summary>
    private void EndWaitForRoom()
    {
        if (_room is not null)
        {
            DescriptorWatcher.Shared.Remove(_room);
            _room = null;
        }
    }
}
