using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Observing;

/// <summary>Reads the head of one request of HTTP/1.0 or 1.1, answers, and closes.</summary>
internal sealed class StatusProtocol : LineOnlyReceiver, IHalfCloseableProtocol
{
    private const int LongestLine = 8192;
    private const int MostLines = 100;

    private readonly IReactorTime _clock;
    private readonly Func<string, StatusPage?> _find;
    private IDelayedCall? _limit;
    private string? _request;
    private int _lines;
    private bool _isAnswered;

    public StatusProtocol(IReactorTime clock, Func<string, StatusPage?> find)
    {
        _clock = clock;
        _find = find;
        Delimiter = "\n"u8.ToArray();
        MaxLength = LongestLine;
    }

    /// <inheritdoc/>
    public override void ConnectionMade() => _limit = _clock.CallLater(StatusFactory.RequestTimeout, () => Answer(new StatusPage(408, "too slow\n")));

    /// <inheritdoc/>
    public override void LineReceived(ReadOnlySpan<byte> line)
    {
        if (line is [.. var text, (byte)'\r'])
        {
            line = text;
        }

        if (++_lines > MostLines)
        {
            Answer(new StatusPage(431, "too many lines\n"));
        }
        else if (_request is null)
        {
            // An empty line before the request is passed over, as the standard recommends.
            _request = line.IsEmpty ? null : Encoding.Latin1.GetString(line);
        }
        else if (line.IsEmpty)
        {
            Answer(Find(_request.Split(' ')));
        }
    }

    /// <inheritdoc/>
    public override void LineLengthExceeded(ReadOnlySpan<byte> line) => Answer(new StatusPage(431, "too long a line\n"));

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason) => _limit?.Release();

    /// <inheritdoc/>
    public void ReadConnectionLost()
    {
        if (!_isAnswered)
        {
            Transport.LoseConnection();
        }
    }

    /// <inheritdoc/>
    public void WriteConnectionLost()
    {
    }

    private StatusPage Find(string[] request)
    {
        if (request is not [var method, ['/', ..] path, "HTTP/1.0" or "HTTP/1.1"])
        {
            return new StatusPage(400, "this is no request\n");
        }

        if (method is not ("GET" or "HEAD"))
        {
            return new StatusPage(405, "GET or HEAD\n");
        }

        return _find(path.Split('?')[0]) ?? new StatusPage(404, "there is no such page\n");
    }

    private void Answer(StatusPage page)
    {
        _isAnswered = true;
        _limit?.Release();
        StopDelivering();
        var body = Encoding.UTF8.GetBytes(page.Text);
        var allow = page.Code == 405 ? "Allow: GET, HEAD\r\n" : "";
        var head = $"HTTP/1.1 {page.Code} {ReasonOf(page.Code)}\r\nContent-Type: {page.ContentType}\r\nContent-Length: {body.Length}\r\n";
        Transport.Write(Encoding.Latin1.GetBytes($"{head}{allow}Connection: close\r\n\r\n"));
        if (_request?.StartsWith("HEAD ", StringComparison.Ordinal) != true)
        {
            Transport.Write(body);
        }

        Transport.LoseConnection();
    }

    private static string ReasonOf(int code) => code switch
    {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Status",
    };
}
