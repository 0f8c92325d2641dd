using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What the sockets of a reactor do that they seldom do by themselves. The subject asks before each call on a socket.</summary>
/// <remarks>
/// A socket that was to answer less than it could is still ready afterwards, and the reactor has to hear of it again.
/// <see cref="SocketError.Interrupted"/> is what the system says when a signal came in between. Threading: the reactor's own thread.
/// </remarks>
public sealed class SocketFaults
{
    private readonly Random _random;
    private readonly Queue<SocketError> _sendErrors = new();
    private readonly Queue<SocketError> _receiveErrors = new();
    private readonly Queue<SocketError> _acceptErrors = new();
    private bool _cutsShort;
    private Func<int>? _leftToReceive;
    private int? _leftToSend;
    private int? _leftToTake;

    internal SocketFaults(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>How often a subject has asked.</summary>
    internal int Questions { get; private set; }

    /// <summary>A socket is about to send.</summary>
    /// <param name="length">How many bytes.</param>
    /// <returns>What to do.</returns>
    public SocketFault OnSend(int length)
    {
        if (_leftToSend is not { } left)
        {
            return Decide(_sendErrors, length);
        }

        var fault = UpToReset(left, length);
        _leftToSend = left - fault.Length;
        return fault;
    }

    /// <summary>A socket is about to receive.</summary>
    /// <param name="length">How many bytes at most.</param>
    /// <returns>What to do.</returns>
    public SocketFault OnReceive(int length)
    {
        if (_leftToTake is not { } left)
        {
            return _leftToReceive is null ? Decide(_receiveErrors, length) : UpToReset(_leftToReceive(), length);
        }

        // One byte at a time near the end, since it may be less that comes than could.
        var fault = UpToReset(left, Math.Min(length, Math.Max(1, left / 2)));
        _leftToTake = left - fault.Length;
        return fault;
    }

    /// <summary>A listening socket is about to accept.</summary>
    /// <returns>What to do; the length means nothing.</returns>
    public SocketFault OnAccept()
    {
        Questions++;
        return _acceptErrors.TryDequeue(out var error) ? new SocketFault(error, 0) : new SocketFault(SocketError.Success, 0);
    }

    /// <summary>From now on sends and receives do less than they could, or nothing for this time, or are interrupted by signals.</summary>
    internal void CutShort() => _cutsShort = true;

    internal void FailNextSend(SocketError error) => _sendErrors.Enqueue(error);

    internal void FailNextReceive(SocketError error) => _receiveErrors.Enqueue(error);

    internal void FailNextAccept(SocketError error) => _acceptErrors.Enqueue(error);

    /// <summary>From now on sockets receive no more than so many bytes, and then that the connection was reset.</summary>
    internal void ResetReceiving(Func<int> left) => _leftToReceive = left;

    /// <summary>From now on sockets are asked to receive no more than so many bytes, whether or not these come, and then hear that the connection was reset.</summary>
    internal void ResetReceivingAfter(int left) => _leftToTake = left;

    /// <summary>From now on sockets are asked to send no more than so many bytes, and then hear that the connection was reset.</summary>
    internal void ResetSending(int left) => _leftToSend = left;

    private SocketFault UpToReset(int left, int length)
    {
        Questions++;
        return left > 0 ? new SocketFault(SocketError.Success, Math.Min(left, length)) : new SocketFault(SocketError.ConnectionReset, 0);
    }

    private SocketFault Decide(Queue<SocketError> errors, int length)
    {
        Questions++;
        if (errors.TryDequeue(out var error))
        {
            return new SocketFault(error, 0);
        }

        return !_cutsShort || length == 0 ? new SocketFault(SocketError.Success, length) : _random.Next(5) switch
        {
            0 => new SocketFault(SocketError.WouldBlock, 0),
            4 => new SocketFault(SocketError.Interrupted, 0),
            1 => new SocketFault(SocketError.Success, 1),
            2 => new SocketFault(SocketError.Success, _random.Next(1, length + 1)),
            _ => new SocketFault(SocketError.Success, length),
        };
    }
}
