using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>What a protocol over TLS has for a transport.</summary>
internal class TlsTransport : ITlsTransport
{
    private readonly ITransport _below;
    private readonly TlsProtocol _tls;

    private protected TlsTransport(ITransport below, TlsProtocol tls)
    {
        _below = below;
        _tls = tls;
    }

    public bool IsConnected => _tls.IsConnected;

    public bool IsDisconnecting => _tls.IsDisconnecting;

    public bool IsHandshakeCompleted => _tls.IsHandshakeCompleted;

    public SslApplicationProtocol ApplicationProtocol => _tls.ApplicationProtocol;

    public SslProtocols Version => _tls.Version;

    public string ServerName => _tls.ServerName;

    public X509Certificate2? PeerCertificate => _tls.PeerCertificate;

    public void Write(ReadOnlySpan<byte> data) => _tls.Write(data);

    public void WriteSequence(ReadOnlySpan<ReadOnlyMemory<byte>> pieces) => _tls.WriteSequence(pieces);

    public void LoseConnection() => _tls.LoseConnection();

    public void LoseWriteConnection() => _tls.LoseWriteConnection();

    public void AbortConnection() => _tls.AbortConnection();

    public void PauseProducing() => _tls.PauseProducing();

    public void ResumeProducing() => _tls.ResumeProducing();

    public void StopProducing() => _tls.LoseConnection();

    public void RegisterProducer(IPushProducer producer) => _tls.RegisterProducer(producer);

    public void RegisterProducer(IPullProducer producer) => _tls.RegisterProducer(producer);

    public void UnregisterProducer() => _tls.UnregisterProducer();

    public EndPoint GetHost() => _below.GetHost();

    public EndPoint GetPeer() => _below.GetPeer();

    public override string ToString() => $"TLS over {_below}";

    /// <summary>A transport with the settings of TCP exactly if the one below has them.</summary>
    internal static TlsTransport Over(ITransport below, TlsProtocol tls) =>
        below is ITcpTransport tcp ? new TlsTcpTransport(tcp, tls) : new TlsTransport(below, tls);
}
