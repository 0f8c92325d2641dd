using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Tls;

/// <content>The beginning, and what both ends agreed on.</content>
internal partial class TlsProtocol
{
    private TlsCallbacks? _callbacks;
    private Task? _handshake;
    private IDelayedCall? _limit;
    private X509Certificate2? _peerCertificate;

    /// <summary>Whether the handshake is over, and well.</summary>
    private bool _isOpen;

    internal bool IsHandshakeCompleted => _isOpen;

    internal SslApplicationProtocol ApplicationProtocol { get; private set; }

    internal SslProtocols Version { get; private set; }

    internal string ServerName { get; private set; } = string.Empty;

    /// <summary>Asked for only when somebody wants it: what nobody has seen is disposed of with the stream.</summary>
    internal X509Certificate2? PeerCertificate => _peerCertificate ??= _isOpen && !_isLost ? _stream.RemoteCertificate as X509Certificate2 : null;

    private void BeginHandshake()
    {
        if (!IsAlive)
        {
            return;
        }

        var timeout = _authentication.HandshakeTimeout;
        _limit = _reactor is ReactorBase own ? own.SetLimit(timeout, OnHandshakeLimit, _scope) : _reactor?.CallLater(timeout, OnHandshakeLimit);
        _callbacks = new TlsCallbacks(_reactor);
        _handshake = _authentication.BeginAsync(_stream, _callbacks);
        _handshake.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnHandshake);
    }

    private void OnHandshake()
    {
        if (!IsHere)
        {
            Later(GoSafely);
        }
    }

    private void OnHandshakeLimit()
    {
        if (!_isOpen && IsAlive)
        {
            _failure = new Defer.Failure(new TlsException($"The TLS handshake was not over after {_authentication.HandshakeTimeout.TotalSeconds} s."));
            Transport.AbortConnection();
        }
    }

    /// <summary>True when the handshake is over; false while it lasts, and if it failed.</summary>
    private bool FinishHandshake()
    {
        if (_isOpen || _handshake is not { IsCompleted: true } handshake || !IsAlive)
        {
            return _isOpen && IsAlive;
        }

        _limit?.Release();
        _limit = null;
        if (handshake.Exception?.InnerException is { } error)
        {
            Fail(new TlsException($"The TLS handshake failed: {error.Message}", _callbacks!.Error ?? error));
            return false;
        }

        _isOpen = true;
        ApplicationProtocol = _stream.NegotiatedApplicationProtocol;
        Version = _stream.SslProtocol;
        ServerName = _stream.TargetHostName;
        if (_isPaused)
        {
            Transport.PauseProducing();
        }

        if (WrappedProtocol is IHandshakeListener listener && !_isClosing)
        {
            listener.HandshakeCompleted();
        }

        return IsAlive;
    }
}
