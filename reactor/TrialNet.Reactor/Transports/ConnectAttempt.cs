using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>One attempt of a connector: finds the addresses of a name, and tries one after the other.</summary>
/// <remarks>
/// Each address gets an equal share of the time that is left, so that one that does not answer leaves some for the next. An
/// attempt that was closed says nothing any more, whatever the system still does (R-CONN-08).
/// </remarks>
internal sealed class ConnectAttempt(Connector connector, string host, int port, TimeSpan deadline) : IChannelHandler
{
    private IPAddress[] _addresses = [];
    private int _next;
    private IPEndPoint? _address;
    private Channel? _channel;
    private DelayedCall? _limit;
    private bool _isClosed;

    internal void Start()
    {
        if (NumericAddress.TryParse(host, out var address))
        {
            _addresses = [address];
            TryNext(null);
        }
        else
        {
            _ = LookUpAsync();
        }
    }

    internal void Close()
    {
        _isClosed = true;
        EndTry();
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
        while (_next < _addresses.Length)
        {
            _address = new IPEndPoint(_addresses[_next++], port);
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
        var left = _addresses.Length - _next + 1;
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

    /// <summary>Asks for the addresses on the thread pool, and comes back (R-CONN-03).</summary>
    private async Task LookUpAsync()
    {
        IPAddress[] addresses = [];
        Exception? cause = null;
        try
        {
            addresses = await connector.Services.LookUp(host).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cause = error;
        }

        connector.Reactor.CallFromThread(() => LookedUp(addresses, cause));
    }

    private void LookedUp(IPAddress[] addresses, Exception? cause)
    {
        if (_isClosed)
        {
            return;
        }

        if (addresses.Length == 0)
        {
            var text = cause is null ? "it has no address" : cause.Message;
            connector.Fail(new DnsLookupException($"The name {host} could not be resolved: {text}.", cause!));
            return;
        }

        _addresses = addresses;
        TryNext(null);
    }
}
