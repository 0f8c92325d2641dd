using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>One end of a <see cref="LoopbackConnection"/>: what its protocol asked for is noted, and done in <see cref="Step"/>.</summary>
internal sealed class LoopbackEnd(IProtocol protocol, EndPoint address, Action<Failure>? lost) : IHalfCloseableTransport
{
    private readonly Unsent _unsent = new();
    private readonly Scope _scope = Scope.Current;
    private LoopbackEnd _peer = null!;
    private IPushProducer? _push;
    private IPullProducer? _pull;
    private Failure? _failure;
    private bool _isProducerPaused;
    private bool _isPaused;
    private bool _isClosing;
    private bool _isEndingWrites;
    private bool _isWriteEnded;
    private bool _isReadEnded;
    private bool _isAborted;

    public bool IsConnected => !IsDisconnecting && !_isEndingWrites;

    public bool IsDisconnecting => IsLost || _isClosing || _isAborted;

    internal bool IsLost { get; private set; }

    /// <summary>Whether nothing will come from here any more.</summary>
    private bool HasFinishedSending => _unsent.IsEmpty && (IsLost || _isWriteEnded);

    private bool HasProducer => _push is not null || _pull is not null;

    public void Write(ReadOnlySpan<byte> data)
    {
        // What a producer writes is sent also after the writing was to end (R-TCP-16).
        if (IsLost || _isAborted || _failure is not null || (_isEndingWrites && !HasProducer))
        {
            return;
        }

        _unsent.Append(data);
        if (_push is { } producer && !_isProducerPaused && _unsent.Count > Unsent.Limit)
        {
            _isProducerPaused = true;
            Guard(producer.PauseProducing, "In PauseProducing");
        }
    }

    public void LoseConnection() => _isClosing |= !IsLost;

    public void LoseWriteConnection() => _isEndingWrites |= !IsLost;

    public void AbortConnection()
    {
        if (!IsLost)
        {
            _isAborted = true;
            _unsent.Clear();
        }
    }

    public EndPoint GetHost() => address;

    public EndPoint GetPeer() => _peer.GetHost();

    public void RegisterProducer(IPushProducer producer)
    {
        if (Accepts(producer))
        {
            _push = producer;
            _isProducerPaused = false;
            Write([]);
        }
    }

    public void RegisterProducer(IPullProducer producer)
    {
        if (Accepts(producer))
        {
            _pull = producer;
            Guard(producer.ResumeProducing, "In ResumeProducing");
        }
    }

    public void UnregisterProducer()
    {
        _push = null;
        _pull = null;
    }

    public void PauseProducing() => _isPaused = true;

    public void ResumeProducing() => _isPaused = false;

    public void StopProducing() => LoseConnection();

    internal void Connect(LoopbackEnd peer) => _peer = peer;

    internal void Begin() => Guard(() => protocol.MakeConnection(this), "In MakeConnection");

    /// <summary>Takes in what the peer has sent, and finishes what was asked for here; false if there was nothing to do.</summary>
    internal bool Step(int largest)
    {
        if (IsLost)
        {
            return false;
        }

        if (_isAborted || _failure is not null)
        {
            Lose(_failure ?? new Failure(new ConnectionAbortedException()));
            if (_isAborted)
            {
                _peer.Lose(new Failure(new ConnectionLostException("The other end reset the connection.")));
            }

            return true;
        }

        return Receive(largest) | FeedProducer() | Finish();
    }

    /// <summary>Ends it, and tells the producer and the protocol, once (R-TCP-03).</summary>
    internal void Lose(Failure reason)
    {
        if (IsLost)
        {
            return;
        }

        IsLost = true;
        _unsent.Clear();
        IProducer? producer = _push is null ? _pull : _push;
        UnregisterProducer();
        if (producer is not null)
        {
            Guard(producer.StopProducing, "In StopProducing");
        }

        Guard(() => protocol.ConnectionLost(reason), "In ConnectionLost");
        lost?.Invoke(reason);
    }

    private bool Receive(int largest)
    {
        // Who closes reads no more, but the other side must be able to finish.
        if (_isClosing)
        {
            return _peer._unsent.Clear();
        }

        if (_isPaused || _isReadEnded)
        {
            return false;
        }

        if (!_peer._unsent.IsEmpty)
        {
            var chunk = _peer._unsent.Take(largest);
            Guard(() => protocol.DataReceived(chunk), "In DataReceived");
            return true;
        }

        if (!_peer.HasFinishedSending)
        {
            return false;
        }

        _isReadEnded = true;
        if (protocol is IHalfCloseableProtocol halfCloseable && !_isWriteEnded)
        {
            Guard(halfCloseable.ReadConnectionLost, "In ReadConnectionLost");
        }
        else
        {
            Lose(new Failure(new ConnectionDoneException()));
        }

        return true;
    }

    private bool FeedProducer()
    {
        if (!_unsent.IsEmpty || IsLost)
        {
            return false;
        }

        if (_push is { } push && _isProducerPaused)
        {
            _isProducerPaused = false;
            Guard(push.ResumeProducing, "In ResumeProducing");
            return true;
        }

        if (_pull is { } pull)
        {
            Guard(pull.ResumeProducing, "In ResumeProducing");
            return !_unsent.IsEmpty || _pull is null;
        }

        return false;
    }

    private bool Finish()
    {
        // To somebody who is gone, everything counts as sent.
        if (_peer.IsLost)
        {
            _unsent.Clear();
        }

        if (IsLost || !_unsent.IsEmpty || HasProducer)
        {
            return false;
        }

        if (_isClosing)
        {
            Lose(new Failure(new ConnectionDoneException()));
            return true;
        }

        if (!_isEndingWrites || _isWriteEnded)
        {
            return false;
        }

        _isWriteEnded = true;
        if (_isReadEnded)
        {
            Lose(new Failure(new ConnectionDoneException()));
        }
        else if (protocol is IHalfCloseableProtocol halfCloseable)
        {
            Guard(halfCloseable.WriteConnectionLost, "In WriteConnectionLost");
        }

        return true;
    }

    private bool Accepts(IProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        if (HasProducer)
        {
            throw new InvalidOperationException("There is a producer already.");
        }

        if (!IsLost && !_isAborted && _failure is null && !_isWriteEnded)
        {
            return true;
        }

        Guard(producer.StopProducing, "In StopProducing");
        return false;
    }

    /// <summary>Calls user code in the scope of the connection; what it throws is logged, and the reason of the end (R-TCP-15).</summary>
    private void Guard(Action call, string context)
    {
        using var scope = _scope.Enter();
        try
        {
            call();
        }
        catch (Exception error)
        {
            _failure ??= new Failure(error);
            _scope.LogError(new Failure(error), context);
        }
    }
}
