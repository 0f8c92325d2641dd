using System.Net.Security;
using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Transports;

/// <content>TLS over TCP (R-TLS-01).</content>
internal abstract partial class SocketReactor : IReactorTls
{
    public ITcpPort ListenTls(
        int port,
        IProtocolFactory factory,
        SslServerAuthenticationOptions options,
        int backlog = 0,
        string networkInterface = "",
        TimeSpan? handshakeTimeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var encrypted = new TlsFactory(factory, new TlsServerAuthentication(options, handshakeTimeout));
        return ListenTcp(port, encrypted, backlog, networkInterface, file, line);
    }

    public IConnector ConnectTls(
        string host,
        int port,
        IClientFactory factory,
        SslClientAuthenticationOptions? options = null,
        TimeSpan? timeout = null,
        TimeSpan? handshakeTimeout = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentNullException.ThrowIfNull(factory);
        var encrypted = new TlsClientFactory(factory, new TlsClientAuthentication(options ?? new(), host, handshakeTimeout));
        return ConnectTcp(host, port, encrypted, timeout, file: file, line: line);
    }
}
