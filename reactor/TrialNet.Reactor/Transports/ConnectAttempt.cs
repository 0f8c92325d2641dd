using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Names;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>One attempt of a connector: finds the addresses of a name, and tries one after the other.</summary>
/// <remarks>
/// Each address gets an equal share of the time that is left, so that one that does not answer leaves some for the next. An
/// attempt that was closed says nothing any more, whatever the system still does (R-CONN-08).
/// </remarks>
internal sealed class ConnectAttempt(Connector connector, string host, int port, TimeSpan deadline) : IChannelHandler, IResolutionErrorReceiver
{
    private readonly List<IPEndPoint> _addresses = [];
    private IHostResolution? _resolution;
    private Exception? _lookUpError;
    private bool _isResolved;
    private int _next;
    private IPEndPoint? _address;
    private Channel? _channel;
    private DelayedCall? _limit;
    private bool _isClosed;

    internal void Start()
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

    internal void Close()
    {
        _isClosed = true;
        EndTry();
        if (!_isResolved && _resolution is { } resolution)
        {
            CancelResolution(resolution);
        }
    }

    public void ResolutionBegan(IHostResolution resolution) => _resolution = resolution;

    public void AddressResolved(IPEndPoint address)
    {
        if (!_isResolved)
        {
            _addresses.Add(address);
        }
    }

    public void ResolutionFailed(Exception error) => _lookUpError = error;

    public void ResolutionComplete()
    {
        if (_isClosed || _isResolved)
        {
            // A resolver that goes on after it was cancelled.
            return;
        }

        _isResolved = true;
        if (_addresses.Count == 0)
        {
            connector.Fail(DnsLookupException.ForName(host, _lookUpError));
        }
        else
        {
            TryNext(null);
        }
    }

    public void Readable()
    {
    }

    public void Writable()
    {
        var channel = _channel!;
        var error = channel.TakeConnectError();
        if (error == SocketError.Success)
        {
            _channel = null;
            EndTry();
            channel.Interest = Interest.None;
            connector.Succeed(channel, _address!);
            return;
        }

        EndTry();
        TryNext(new SocketException((int)error));
    }

    public void Broken(Exception error) =>
        connector.Fail(new ConnectException($"Connecting to {connector.Destination} failed.", error));

    private void TryNext(SocketException? lastError)
    {
        while (_next < _addresses.Count)
        {
            _address = _addresses[_next++];
            try
            {
                _channel = connector.Services.Source.Connect(_address, this);
                _channel.Interest = Interest.Write;
                LimitTry();
                return;
            }
            catch (SocketException error)
            {
                lastError = error;
            }
        }

        connector.Fail(ConnectionReasons.ConnectFailed(_address!, lastError!));
    }

    private void LimitTry()
    {
        var left = _addresses.Count - _next + 1;
        if (left > 1)
        {
            var share = (deadline - connector.Reactor.Now) / left;
            _limit = connector.Reactor.SetLimit(share > TimeSpan.Zero ? share : TimeSpan.Zero, GiveUpTry, connector.Scope);
        }
    }

    private void GiveUpTry()
    {
        EndTry();
        TryNext(new SocketException((int)SocketError.TimedOut));
    }

    private void EndTry()
    {
        _limit?.Release();
        _limit = null;
        _channel?.Close();
        _channel = null;
    }

    private void CancelResolution(IHostResolution resolution)
    {
        using var frame = connector.Reactor.Enter(connector.Scope);
        try
        {
            resolution.Cancel();
        }
        catch (Exception error)
        {
            ReactorBase.LogError(connector.Scope, error, $"Cancelling the resolution of {host}");
        }
    }

    /// <summary>Asks the reactor's resolver for the addresses (R-CONN-03, R-RES-03).</summary>
    private void LookUp()
    {
        using var frame = connector.Reactor.Enter(connector.Scope);
        try
        {
            var resolution = connector.Services.Reactor.ResolvePartly(this, host, port);
            _resolution ??= resolution;
        }
        catch (Exception error)
        {
            ResolutionFailed(error);
            ResolutionComplete();
        }
    }
}
