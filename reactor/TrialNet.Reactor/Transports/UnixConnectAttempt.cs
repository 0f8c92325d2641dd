using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>Connects to a path, and tries again while too many wait to be accepted there: the system does not tell when that ends.</summary>
internal sealed class UnixConnectAttempt(UnixConnector connector, IUnixChannelSource source, string path) : ConnectAttempt(connector)
{
    private static readonly TimeSpan PauseWhenFull = TimeSpan.FromMilliseconds(10);

    private UnixDomainSocketEndPoint? _address;
    private DelayedCall? _pause;

    internal override void Start()
    {
        try
        {
            _address = UnixAddress.Parse(path);
        }
        catch (ArgumentException error)
        {
            Connector.Fail(new ConnectException($"Connecting to {Connector.Destination} failed: {error.Message}", error));
            return;
        }

        Try();
    }

    private protected override void TryFailed(SocketException error) =>
        Connector.Fail(ConnectionReasons.ConnectFailed(_address!, error));

    private protected override void EndTry()
    {
        _pause?.Release();
        _pause = null;
        base.EndTry();
    }

    private void Try()
    {
        try
        {
            Await(source.ConnectUnix(_address!, this), _address!);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.WouldBlock)
        {
            _pause = Connector.Reactor.SetLimit(PauseWhenFull, Try, Connector.Scope);
        }
        catch (SocketException error)
        {
            TryFailed(error);
        }
    }
}
