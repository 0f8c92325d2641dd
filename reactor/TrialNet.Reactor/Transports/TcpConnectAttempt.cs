using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Names;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>Finds the addresses of a name, and tries one after the other.</summary>
/// <remarks>Each address gets an equal share of the time that is left, so that one that does not answer leaves some for the next.</remarks>
internal sealed class TcpConnectAttempt(TcpConnector connector, string host, int port, IPEndPoint? bindAddress, TimeSpan deadline)
    : ConnectAttempt(connector), IResolutionErrorReceiver
{
    private readonly List<IPEndPoint> _addresses = [];
    private IHostResolution? _resolution;
    private Exception? _lookUpError;
    private bool _isResolved;
    private int _next;
    private DelayedCall? _limit;

    internal override void Start()
    {
        if (NumericAddress.TryParse(host, out var address))
        {
            _isResolved = true;
            _addresses.Add(new IPEndPoint(address, port));
            TryNext(null);
        }
        else
        {
            LookUp();
        }
    }

    internal override void Close()
    {
        base.Close();
        if (!_isResolved && _resolution is { } resolution)
        {
            CancelResolution(resolution);
        }
    }

    // Whoever calls these three may be a resolver of the user's.
    public void ResolutionBegan(IHostResolution resolution)
    {
        Connector.Reactor.VerifyThread();
        _resolution = resolution;
    }

    public void AddressResolved(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Connector.Reactor.VerifyThread();
        if (!_isResolved)
        {
            _addresses.Add(address);
        }
    }

    public void ResolutionFailed(Exception error) => _lookUpError = error;

    public void ResolutionComplete()
    {
        Connector.Reactor.VerifyThread();
        if (IsClosed || _isResolved)
        {
            // A resolver that goes on after it was cancelled.
            return;
        }

        _isResolved = true;
        if (_addresses.Count == 0)
        {
            Connector.Fail(DnsLookupException.ForName(host, _lookUpError));
        }
        else
        {
            TryNext(null);
        }
    }

    private protected override void TryFailed(SocketException error) => TryNext(error);

    private protected override void EndTry()
    {
        _limit?.Release();
        _limit = null;
        base.EndTry();
    }

    private void TryNext(SocketException? lastError)
    {
        while (_next < _addresses.Count)
        {
            var address = _addresses[_next++];
            try
            {
                Await(Connector.Services.Source.Connect(address, bindAddress, this), address);
                LimitTry();
                return;
            }
            catch (SocketException error)
            {
                lastError = error;
            }
        }

        Connector.Fail(ConnectionReasons.ConnectFailed(_addresses[^1], lastError!, bindAddress));
    }

    private void LimitTry()
    {
        var left = _addresses.Count - _next + 1;
        if (left > 1)
        {
            var share = (deadline - Connector.Reactor.Now) / left;
            _limit = Connector.Reactor.SetLimit(share > TimeSpan.Zero ? share : TimeSpan.Zero, GiveUpTry, Connector.Scope);
        }
    }

    private void GiveUpTry()
    {
        EndTry();
        TryNext(new SocketException((int)SocketError.TimedOut));
    }

    private void CancelResolution(IHostResolution resolution)
    {
        using var frame = Connector.Reactor.Enter(Connector.Scope);
        try
        {
            resolution.Cancel();
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Connector.Scope, error, $"Cancelling the resolution of {host}");
        }
    }

    /// <summary>Asks the reactor's resolver for the addresses (R-CONN-03, R-RES-03).</summary>
    private void LookUp()
    {
        using var frame = Connector.Reactor.Enter(Connector.Scope);
        try
        {
            var resolution = Connector.Services.Reactor.ResolvePartly(this, host, port);
            _resolution ??= resolution;
        }
        catch (Exception error)
        {
            ResolutionFailed(error);
            ResolutionComplete();
        }
    }
}
