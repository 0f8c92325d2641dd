using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Transports;

/// <content>What the protocol calls: the connection itself, or TLS once it has begun on it (R-TLS-01).</content>
internal abstract partial class Connection : ITlsStarter
{
    private TlsTransport? _tls;

    private protected bool IsEncrypted => _tls is not null;

    public bool IsConnected => _tls?.IsConnected ?? IsConnectedBare;

    public bool IsDisconnecting => IsDisconnectingBare || _tls is { IsDisconnecting: true };

    public ITlsTransport StartTls(TlsAuthentication authentication)
    {
        Reactor.VerifyThread();
        if (_tls is not null)
        {
            throw new InvalidOperationException($"The {this} is encrypted already.");
        }

        if (!IsConnectedBare || HasProducer)
        {
            throw new InvalidOperationException($"The {this} {(HasProducer ? "has a producer" : "is ending")}: TLS cannot begin on it.");
        }

        var tls = TlsProtocol.Around(_protocol!, authentication);
        _protocol = tls;
        _tls = tls.Start(new Bare(this));
        return _tls;
    }

    public void Write(ReadOnlySpan<byte> data)
    {
        if (_tls is { } tls)
        {
            tls.Write(data);
        }
        else
        {
            WriteBare(data);
        }
    }

    public void WriteSequence(ReadOnlySpan<ReadOnlyMemory<byte>> pieces)
    {
        if (_tls is { } tls)
        {
            tls.WriteSequence(pieces);
        }
        else
        {
            WriteSequenceBare(pieces);
        }
    }

    public void LoseConnection()
    {
        if (_tls is { } tls)
        {
            tls.LoseConnection();
        }
        else
        {
            LoseConnectionBare();
        }
    }

    public void LoseWriteConnection()
    {
        if (_tls is { } tls)
        {
            tls.LoseWriteConnection();
        }
        else
        {
            LoseWriteConnectionBare();
        }
    }

    public void PauseProducing()
    {
        if (_tls is { } tls)
        {
            tls.PauseProducing();
        }
        else
        {
            PauseProducingBare();
        }
    }

    public void ResumeProducing()
    {
        if (_tls is { } tls)
        {
            tls.ResumeProducing();
        }
        else
        {
            ResumeProducingBare();
        }
    }

    public void StopProducing() => LoseConnection();

    public void RegisterProducer(IPushProducer producer)
    {
        if (_tls is { } tls)
        {
            tls.RegisterProducer(producer);
        }
        else
        {
            RegisterProducerBare(producer);
        }
    }

    public void RegisterProducer(IPullProducer producer)
    {
        if (_tls is { } tls)
        {
            tls.RegisterProducer(producer);
        }
        else
        {
            RegisterProducerBare(producer);
        }
    }

    public void UnregisterProducer()
    {
        if (_tls is { } tls)
        {
            tls.UnregisterProducer();
        }
        else
        {
            UnregisterProducerBare();
        }
    }

    /// <summary>The connection below TLS.</summary>
    private sealed class Bare(Connection connection) : ITransport
    {
        public bool IsConnected => connection.IsConnectedBare;

        public bool IsDisconnecting => connection.IsDisconnectingBare;

        public void Write(ReadOnlySpan<byte> data) => connection.WriteBare(data);

        public void LoseConnection() => connection.LoseConnectionBare();

        public void AbortConnection() => connection.AbortConnection();

        public void PauseProducing() => connection.PauseProducingBare();

        public void ResumeProducing() => connection.ResumeProducingBare();

        public void StopProducing() => connection.LoseConnectionBare();

        public void RegisterProducer(IPushProducer producer) => connection.RegisterProducerBare(producer);

        public void RegisterProducer(IPullProducer producer) => connection.RegisterProducerBare(producer);

        public void UnregisterProducer() => connection.UnregisterProducerBare();

        public EndPoint GetHost() => ((ITransport)connection).GetHost();

        public EndPoint GetPeer() => ((ITransport)connection).GetPeer();

        public override string ToString() => connection.ToString();
    }
}
