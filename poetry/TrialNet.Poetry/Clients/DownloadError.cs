using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Says in a few words why a poem did not come.</summary>
internal static class DownloadError
{
    /// <summary>The rest of a line that begins with the address: one line, without a full stop.</summary>
    public static string Describe(Exception error) => error switch
    {
        ConnectionRefusedException or SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        DnsLookupException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => "there is no host of this name",
        ConnectTimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } => "no connection in time",
        PoemTimeoutException timeout => $"the server fell silent after {timeout.PartialPoem.Length} bytes",
        PoemTruncatedException truncated => $"connection lost after {truncated.PartialPoem.Length} bytes",
        ConnectException { InnerException: SocketException cause } => OneLine(cause).ToLowerInvariant(),
        SocketException cause => OneLine(cause).ToLowerInvariant(),
        _ => OneLine(error),
    };

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
