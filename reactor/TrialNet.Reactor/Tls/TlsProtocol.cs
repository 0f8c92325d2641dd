using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tls;

/// <summary>TLS between a transport of any kind and a protocol that knows nothing of it, or as much as it wants (R-TLS-01).</summary>
/// <remarks>
/// The bytes go through an <see cref="SslStream"/> over a <see cref="TlsWire"/>, on the reactor's thread and inside the call that
/// brings them. The transport below has this object for a pull producer: so it says when everything has been sent, which is when
/// a producer goes on and an end can be announced.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The stream is disposed of when the connection is lost, as every connection is.")]
[SuppressMessage("Reliability", "CA2012", Justification = "What is under way is kept in a field, and its result is taken once.")]
[SuppressMessage("Usage", "VSTHRD002", Justification = "The result is taken when it is there: nothing waits.")]
internal partial class TlsProtocol : IProtocolWrapper, IPullProducer
{
    private readonly TlsAuthentication _authentication;
    private readonly TlsWire _wire;
    private readonly SslStream _stream;
    private IReactor? _reactor;
    private Scope _scope = Scope.Default;
    private ITransport? _transport;
    private Failure? _failure;
    private Failure? _told;
    private bool _isLost;

    private protected TlsProtocol(IProtocol wrapped, TlsAuthentication authentication)
    {
        WrappedProtocol = wrapped;
        _authentication = authentication;
        _wire = new TlsWire(this);
        _stream = new SslStream(_wire, leaveInnerStreamOpen: true);
    }

    public IProtocol WrappedProtocol { get; }

    internal bool IsConnected => IsAlive && !_isClosing && !_isEndingWrites;

    internal bool IsDisconnecting => _isLost || _isClosing || _isAborted;

    private ITransport Transport => _transport!;

    /// <summary>Whether <see cref="SslStream"/> went on here, inside a call that goes on with it; if not, that has to be brought back.</summary>
    private bool IsHere => _reactor is null || _reactor.InOwnThread;

    /// <summary>Neither lost nor about to be.</summary>
    private bool IsAlive => !_isLost && !_isAborted && _failure is null;

    public void MakeConnection(ITransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        Attach(transport);
        WrappedProtocol.MakeConnection(TlsTransport.Over(transport, this));
        BeginHandshake();
        Go();
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        if (IsAlive && !_isPeerEnded && !(_isOpen && _isClosing))
        {
            _wire.Feed(data);
            Go();
        }
    }

    public void ConnectionLost(Failure reason)
    {
        if (_isLost)
        {
            return;
        }

        _told = ReasonOf(reason);
        _isLost = true;
        _limit?.Release();
        _limit = null;
        EndStream();
        StopProducer();
        WrappedProtocol.ConnectionLost(_told);
    }

    public override string ToString() => $"TLS of {TypeName.Of(WrappedProtocol.GetType())}";

    /// <summary>A wrapper with exactly the notifications of what it wraps, as far as they come from below (R-EP-07).</summary>
    internal static TlsProtocol Around(IProtocol protocol, TlsAuthentication authentication) => protocol is IHalfCloseableProtocol
        ? new HalfCloseableTlsProtocol(protocol, authentication)
        : new TlsProtocol(protocol, authentication);

    /// <summary>Whether a close was asked for of the TLS around a protocol, if there is one, and the transport below has not heard of it yet.</summary>
    internal static bool IsEnding(IProtocol? protocol)
    {
        while (protocol is IProtocolWrapper wrapper)
        {
            if (protocol is TlsProtocol { _isClosing: true })
            {
                return true;
            }

            protocol = wrapper.WrappedProtocol;
        }

        return false;
    }

    /// <summary>What the protocol inside TLS heard at the end of its connection; null if there is no TLS around it (R-CONN-02).</summary>
    internal static Failure? ReasonTold(IProtocol protocol)
    {
        Failure? told = null;
        for (var inner = protocol; inner is IProtocolWrapper wrapper; inner = wrapper.WrappedProtocol)
        {
            told = (inner as TlsProtocol)?._told ?? told;
        }

        return told;
    }

    /// <summary>Begins on a connection that the protocol has been using.</summary>
    internal TlsTransport Start(ITransport transport)
    {
        Attach(transport);
        BeginHandshake();
        return TlsTransport.Over(transport, this);
    }

    internal void VerifyThread()
    {
        if (_reactor is { } reactor)
        {
            OwnThread.Verify(reactor);
        }
    }

    /// <summary>What <see cref="SslStream"/> has for the peer.</summary>
    internal void SendEncrypted(ReadOnlySpan<byte> data)
    {
        if (_reactor is null || (_reactor.InOwnThread && Volatile.Read(ref _posted) == 0))
        {
            SendNow(data);
            return;
        }

        // From another thread, or after something that is still on its way from one.
        var copy = data.ToArray();
        Interlocked.Increment(ref _posted);
        _reactor.CallFromThread(() =>
        {
            Interlocked.Decrement(ref _posted);
            SendNow(copy);
        });
    }

    /// <summary>The transport's bytes are those of TLS from now on.</summary>
    private void Attach(ITransport transport)
    {
        _transport = transport;
        _reactor = Abstractions.Reactor.TryGetCurrent();
        _scope = Scope.Current;
        transport.RegisterProducer((IPullProducer)this);
    }

    /// <summary>Lets everything go on that can: the handshake, what waits to be written, what waits to be delivered.</summary>
    private void Go()
    {
        if (FinishHandshake())
        {
            FinishWrite();
            Deliver();
        }
    }

    /// <summary>Goes on outside any call of the transport's: what the protocol throws is caught here (R-TCP-15).</summary>
    private void GoSafely() => Guard(static tls => tls.Go(), "In DataReceived");

    private void Guard(Action<TlsProtocol> action, string context)
    {
        try
        {
            action(this);
        }
        catch (Exception error)
        {
            if (!_isLost)
            {
                ReactorBase.LogError(_scope, error, $"{context} of {TypeName.Of(WrappedProtocol.GetType())}");
                _failure = new Failure(error);
                Transport.AbortConnection();
            }
        }
    }

    /// <summary>Does something in the next turn, on behalf of this connection.</summary>
    private void Later(Action action)
    {
        if (_reactor is null)
        {
            action();
            return;
        }

        using var scope = _scope.Enter();
        _reactor.CallFromThread(action);
    }

    /// <summary>TLS itself has failed: the connection ends with that (R-TLS-01).</summary>
    private void Fail(Exception error)
    {
        if (IsAlive)
        {
            _failure = new Failure(error);
            _unsent.Clear();
            Transport.UnregisterProducer();
            Transport.LoseConnection();
        }
    }

    private void SendNow(ReadOnlySpan<byte> data)
    {
        if (!_isLost)
        {
            _sentUnconfirmed += data.Length;
            Transport.Write(data);
        }
    }
}
