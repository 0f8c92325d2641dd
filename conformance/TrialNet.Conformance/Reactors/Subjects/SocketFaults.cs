using System.Net.Sockets;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What the sockets of a reactor do that they seldom do by themselves. The subject asks before each call on a socket.</summary>
/// <remarks>
/// A socket that was to answer less than it could is still ready afterwards, and the reactor has to hear of it again. Threading: the
/// reactor's own thread.
/// </remarks>
public sealed class SocketFaults
{
    private readonly Random _random;
    private readonly Queue<SocketError> _sendErrors = new();
    private readonly Queue<SocketError> _receiveErrors = new();
    private readonly Queue<SocketError> _acceptErrors = new();
    private bool _cutsShort;

    internal SocketFaults(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>How often a subject has asked.</summary>
    internal int Questions { get; private set; }

    /// <summary>A socket is about to send.</summary>
    /// <param name="length">How many bytes.</param>
    /// <returns>What to do.</returns>
    public SocketFault OnSend(int length) => Decide(_sendErrors, length);

    /// <summary>A socket is about to receive.</summary>
    /// <param name="length">How many bytes at most.</param>
    /// <returns>What to do.</returns>
    public SocketFault OnReceive(int length) => Decide(_receiveErrors, length);

    /// <summary>A listening socket is about to accept.</summary>
    /// <returns>What to do; the length means nothing.</returns>
    public SocketFault OnAccept()
    {
        Questions++;
        return _acceptErrors.TryDequeue(out var error) ? new SocketFault(error, 0) : new SocketFault(SocketError.Success, 0);
    }

    /// <summary>From now on sends and receives do less than they could, or nothing for this time.</summary>
    internal void CutShort() => _cutsShort = true;

    internal void FailNextSend(SocketError error) => _sendErrors.Enqueue(error);

    internal void FailNextReceive(SocketError error) => _receiveErrors.Enqueue(error);

    internal void FailNextAccept(SocketError error) => _acceptErrors.Enqueue(error);

    private SocketFault Decide(Queue<SocketError> errors, int length)
    {
        Questions++;
        if (errors.TryDequeue(out var error))
        {
            return new SocketFault(error, 0);
        }

        return !_cutsShort || length == 0 ? new SocketFault(SocketError.Success, length) : _random.Next(4) switch
        {
            0 => new SocketFault(SocketError.WouldBlock, 0),
            1 => new SocketFault(SocketError.Success, 1),
            2 => new SocketFault(SocketError.Success, _random.Next(1, length + 1)),
            _ => new SocketFault(SocketError.Success, length),
        };
    }
}
