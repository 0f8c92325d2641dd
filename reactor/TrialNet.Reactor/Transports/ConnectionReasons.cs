using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>From what the system says to the exceptions that people know.</summary>
internal static class ConnectionReasons
{
    internal static Failure Done() => new(new ConnectionDoneException());

    internal static Failure Aborted() => new(new ConnectionAbortedException());

    internal static Failure Lost(SocketError error)
    {
        var cause = new SocketException((int)error);
        return new Failure(new ConnectionLostException($"The connection was lost: {cause.Message}.", cause));
    }

    internal static Failure Shutdown() => new(new ConnectionLostException("The reactor shut down while the connection was open."));

    /// <summary>Why an attempt failed (R-CONN-03).</summary>
    internal static ConnectException ConnectFailed(EndPoint address, SocketException cause, EndPoint? bindAddress = null)
    {
        var text = AddressText.Of(address);
        var from = bindAddress is null ? "" : $" from {bindAddress}";
        var why = address is UnixDomainSocketEndPoint path ? UnixAddress.Explain(cause, path) : cause.Message;
        return cause.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new ConnectionRefusedException($"{text} refused the connection.", cause),
            SocketError.TimedOut => new ConnectTimeoutException($"{text} did not answer in the system's time.", cause),
            _ => new ConnectException($"Connecting to {text}{from} failed: {why}.", cause),
        };
    }
}
