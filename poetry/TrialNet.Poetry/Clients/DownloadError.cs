using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

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
        PoemTimeoutException timeout => $"the server fell silent after {timeout.BytesReceived} bytes",
        PoemTruncatedException { InnerException: ConnectionDoneException } cut => $"the server closed the connection in the middle, after {cut.BytesReceived} bytes",
        PoemTruncatedException cut => $"connection lost after {cut.BytesReceived} bytes",
        TotalTimeoutException { Limit.Ticks: > 0 } late => $"not there in {late.Limit.TotalSeconds} s; {late.BytesReceived} bytes had come",
        PoemTooLongException { MaxBytes: > 0 } large => $"longer than {large.MaxBytes} bytes",
        NetstringParseException => $"this is no netstring: {OneLine(error)}",
        // The system's number is the same for a path that is not there; the reactor knows which it was.
        ConnectException { InnerException: SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.SocketError } } => Uncapitalized(OneLine(error)),
        ConnectException { InnerException: SocketException cause } => OneLine(cause).ToLowerInvariant(),
        SocketException cause => OneLine(cause).ToLowerInvariant(),
        _ => OneLine(error),
    };

    /// <summary>A word for programs: the kinds that <c>schemas/get-events.schema.json</c> names.</summary>
    public static string KindOf(Exception error) => error switch
    {
        ConnectionRefusedException => "refused",
        DnsLookupException => "unknownHost",
        ConnectTimeoutException => "connectTimeout",
        ConnectException => "connect",
        PoemTimeoutException => "silent",
        PoemTruncatedException => "truncated",
        TotalTimeoutException => "totalTimeout",
        PoemTooLongException => "tooLong",
        NetstringParseException => "framing",
        TlsException => "tls",
        TransformException => "transform",
        IOException => "output",
        _ => "other",
    };

    private static string Uncapitalized(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
