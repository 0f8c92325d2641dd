using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>Finds the addresses of a name, and tries one after the other.</summary>
/// <remarks>Each address gets an equal share of the time that is left, so that one that does not answer leaves some for the next.</remarks>
internal sealed class TcpConnectAttempt(TcpConnector connector, string host, int port, IPEndPoint? bindAddress, TimeSpan deadline)
    : ConnectAttempt(connector)
{
    private IPAddress[] _addresses = [];
    private int _next;
    private DelayedCall? _limit;

    internal override void Start()
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

    private protected override void TryFailed(SocketException error) => TryNext(error);

    private protected override void EndTry()
    {
        _limit?.Release();
        _limit = null;
        base.EndTry();
    }

    private void TryNext(SocketException? lastError)
    {
        while (_next < _addresses.Length)
        {
            var address = new IPEndPoint(_addresses[_next++], port);
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

        Connector.Fail(ConnectionReasons.ConnectFailed(new IPEndPoint(_addresses[^1], port), lastError!, bindAddress));
    }

    private void LimitTry()
    {
        var left = _addresses.Length - _next + 1;
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

    /// <summary>Asks for the addresses on the thread pool, and comes back (R-CONN-03).</summary>
    private async Task LookUpAsync()
    {
        IPAddress[] addresses = [];
        Exception? cause = null;
        try
        {
            addresses = await Connector.Services.LookUp(host).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cause = error;
        }

        Connector.Reactor.CallFromThread(() => LookedUp(addresses, cause));
    }

    private void LookedUp(IPAddress[] addresses, Exception? cause)
    {
        if (IsClosed)
        {
            return;
        }

        if (addresses.Length == 0)
        {
            var text = cause is null ? "it has no address" : cause.Message;
            Connector.Fail(new DnsLookupException($"The name {host} could not be resolved: {text}.", cause!));
            return;
        }

        _addresses = addresses;
        TryNext(null);
    }
}
