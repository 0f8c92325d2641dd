using System.Buffers;
using System.Net;
using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>A transport that keeps what is written to it, so that a protocol can be tested without a connection.</summary>
/// <remarks>
/// It calls nobody by itself: a test gives the protocol its data, and <see cref="ReportConnectionLost"/> tells it the end.
/// Threading: one thread at a time.
/// </remarks>
public class StringTransport : IHalfCloseableTransport
{
    private readonly ArrayBufferWriter<byte> _written = new();
    private readonly EndPoint _host;
    private readonly EndPoint _peer;

    /// <summary>Makes a transport with addresses.</summary>
    /// <param name="host">The address of this end; null is 10.0.0.1, port 12345.</param>
    /// <param name="peer">The address of the other end; null is 192.168.1.1, port 54321.</param>
    public StringTransport(EndPoint? host = null, EndPoint? peer = null)
    {
        _host = host ?? new IPEndPoint(new IPAddress([10, 0, 0, 1]), 12_345);
        _peer = peer ?? new IPEndPoint(new IPAddress([192, 168, 1, 1]), 54_321);
    }

    /// <summary>The protocol that <see cref="ReportConnectionLost"/> tells.</summary>
    public IProtocol? Protocol { get; set; }

    /// <summary>What was written since the last <see cref="Clear"/>; changes with the next write.</summary>
    public ReadOnlyMemory<byte> Written => _written.WrittenMemory;

    /// <summary>What was written since the last <see cref="Clear"/>, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(_written.WrittenSpan);

    /// <inheritdoc/>
    public bool IsConnected => !IsDisconnecting && !IsWriteEnded;

    /// <inheritdoc/>
    public bool IsDisconnecting => IsLost || IsClosing || IsAborted;

    /// <summary>Whether <see cref="LoseConnection"/> or <see cref="StopProducing"/> was called.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Whether <see cref="AbortConnection"/> was called.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>Whether <see cref="LoseWriteConnection"/> was called.</summary>
    public bool IsWriteEnded { get; private set; }

    /// <summary>Whether <see cref="ReportConnectionLost"/> was called; nothing has any effect after that.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the protocol paused the transport and did not resume it.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Who was registered as the producer, an <see cref="IPushProducer"/> or an <see cref="IPullProducer"/>; null if nobody is.</summary>
    public IProducer? Producer { get; private set; }

    /// <summary>Called after the protocol has heard of the end.</summary>
    internal Action<Failure>? Lost { get; set; }

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _written.ResetWrittenCount();

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> data)
    {
        if (!IsLost && !IsAborted && !IsWriteEnded)
        {
            _written.Write(data);
        }
    }

    /// <summary>Notes that the protocol asked for the end.</summary>
    public virtual void LoseConnection() => IsClosing |= !IsLost;

    /// <summary>Notes that the protocol asked for an abrupt end.</summary>
    public virtual void AbortConnection() => IsAborted |= !IsLost;

    /// <inheritdoc/>
    public void LoseWriteConnection() => IsWriteEnded |= !IsLost;

    /// <inheritdoc/>
    public EndPoint GetHost() => _host;

    /// <inheritdoc/>
    public EndPoint GetPeer() => _peer;

    /// <inheritdoc/>
    public void RegisterProducer(IPushProducer producer) => Register(producer);

    /// <inheritdoc/>
    public void RegisterProducer(IPullProducer producer) => Register(producer);

    /// <inheritdoc/>
    public void UnregisterProducer() => Producer = null;

    /// <inheritdoc/>
    public void PauseProducing() => IsPaused = !IsLost;

    /// <inheritdoc/>
    public void ResumeProducing() => IsPaused = false;

    /// <inheritdoc/>
    public void StopProducing() => LoseConnection();

    /// <summary>Ends the connection: tells the producer, if there is one, and <see cref="Protocol"/>; does nothing the second time.</summary>
    /// <param name="reason">
    /// The reason; null stands for what was asked for: <see cref="ConnectionAbortedException"/> after an abort, otherwise
    /// <see cref="ConnectionDoneException"/>.
    /// </param>
    public void ReportConnectionLost(Failure? reason = null)
    {
        if (IsLost)
        {
            return;
        }

        IsLost = true;
        IsPaused = false;
        var producer = Producer;
        Producer = null;
        producer?.StopProducing();
        reason ??= new Failure(IsAborted ? new ConnectionAbortedException() : new ConnectionDoneException());
        Protocol?.ConnectionLost(reason);
        Lost?.Invoke(reason);
    }

    private void Register(IProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        if (Producer is not null)
        {
            throw new InvalidOperationException($"There is a producer already: {Producer}.");
        }

        if (IsLost)
        {
            producer.StopProducing();
        }
        else
        {
            Producer = producer;
        }
    }
}
