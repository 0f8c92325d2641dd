using System.Net.Sockets;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Says in a few words why a poem did not come.</summary>
internal static class DownloadError
{
    /// <summary>The rest of a line that begins with the address.</summary>
    public static string Describe(Exception error) => error switch
    {
        ConnectionRefusedException => "connection refused",
        DnsLookupException => "there is no host of this name",
        ConnectTimeoutException => "no connection in time",
        PoemTimeoutException timeout => $"the server fell silent after {timeout.PartialPoem.Length} bytes",
        PoemTruncatedException truncated => $"connection lost after {truncated.PartialPoem.Length} bytes",
        ConnectException { InnerException: SocketException cause } => OneLine.Of(cause).ToLowerInvariant(),
        _ => OneLine.Of(error),
    };
}
