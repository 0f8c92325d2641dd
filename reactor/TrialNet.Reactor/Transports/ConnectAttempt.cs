using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>One attempt of a connector. One that was closed says nothing any more, whatever the system still does (R-CONN-08).</summary>
internal abstract class ConnectAttempt(Connector connector) : IChannelHandler
{
    private Channel? _channel;
    private EndPoint? _address;

    private protected bool IsClosed { get; private set; }

    private protected Connector Connector => connector;

    internal abstract void Start();

    internal virtual void Close()
    {
        IsClosed = true;
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
        TryFailed(new SocketException((int)error));
    }

    public void Broken(Exception error) =>
        connector.Fail(new ConnectException($"Connecting to {connector.Destination} failed.", error));

    /// <summary>Waits for how it goes with a channel that was opened.</summary>
    private protected void Await(Channel channel, EndPoint address)
    {
        _channel = channel;
        _address = address;
        channel.Interest = Interest.Write;
    }

    /// <summary>The system refused, or somebody else did.</summary>
    private protected abstract void TryFailed(SocketException error);

    /// <summary>Gives up what is under way.</summary>
    private protected virtual void EndTry()
    {
        _channel?.Close();
        _channel = null;
    }
}
