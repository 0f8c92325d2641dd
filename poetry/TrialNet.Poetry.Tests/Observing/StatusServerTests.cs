using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Observing;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Observing;

/// <summary>The small server of HTTP.</summary>
public sealed class StatusServerTests : PoetryTestCase
{
    private readonly ManualClock _clock = new();

    /// <summary>A page, with its length and type.</summary>
    public async Deferred TestPages()
    {
        AssertEqual(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 6\r\nConnection: close\r\n\r\nwell\u00c3\u00a9",
            await Ask("GET /health HTTP/1.1\r\nHost: here\r\n\r\n"));
        AssertEqual(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 7\r\nConnection: close\r\n\r\nending\n",
            await Ask("GET /ready?verbose HTTP/1.0\n\n"));
    }

    /// <summary>HEAD is GET without the body.</summary>
    public async Deferred TestHead()
    {
        var answer = await Ask("\r\nHEAD /health HTTP/1.1\r\n\r\n");

        AssertSubstring("Content-Length: 6\r\n", answer);
        AssertTrue(answer.EndsWith("\r\n\r\n", StringComparison.Ordinal), answer);
    }

    /// <summary>A request may come in pieces; a second one is not answered.</summary>
    public async Deferred TestPieces()
    {
        var visitor = Visitor.Visit(Reactor, Serve(), onConnected: static visitor => visitor.Connection.Write("GET /hea"u8));
        await Until(() => visitor.IsConnected);
        await Turn();
        visitor.Connection.Write("lth HTTP/1.1\r"u8);
        await Turn();
        visitor.Connection.Write("\n\r\nGET /health HTTP/1.1\r\n\r\n"u8);

        await visitor.Lost;
        AssertEqual(1, Encoding.Latin1.GetString(visitor.Received).Split("HTTP/1.1 200").Length - 1);
    }

    /// <summary>What cannot be answered, and what it is called.</summary>
    public async Deferred TestMistakes()
    {
        await AssertCode("404 Not Found", "GET /nothing HTTP/1.1\r\n\r\n");
        await AssertCode("405 Method Not Allowed", "POST /health HTTP/1.1\r\n\r\n");
        await AssertCode("400 Bad Request", "nonsense\r\n\r\n");
        await AssertCode("400 Bad Request", "GET health HTTP/1.1\r\n\r\n");
        await AssertCode("400 Bad Request", "GET /health HTTP/2\r\n\r\n");
        await AssertCode("400 Bad Request", "GET  /health HTTP/1.1\r\n\r\n");
        await AssertCode("431 Request Header Fields Too Large", "GET /health HTTP/1.1\r\n" + new string('a', 10_000));
        await AssertCode("431 Request Header Fields Too Large", "GET /health HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("a: b\r\n", 200)));
    }

    /// <summary>A request that does not end is not waited for.</summary>
    public async Deferred TestSlowRequest()
    {
        var visitor = Visitor.Visit(Reactor, Serve(), onConnected: static visitor => visitor.Connection.Write("GET /health HTTP/1.1\r\n"u8));
        await Until(() => _clock.GetDelayedCalls().Count == 1);

        _clock.Advance(StatusFactory.RequestTimeout);

        await visitor.Lost;
        AssertSubstring("HTTP/1.1 408 Request Timeout", Encoding.Latin1.GetString(visitor.Received));
    }

    /// <summary>Nor is one whose client has left; one that only ends its input is answered.</summary>
    public async Deferred TestClientsThatEndTheirInput()
    {
        AssertEqual("", await Ask("GET /health HTTP/1.1\r\n", thenEnd: true));
        AssertSubstring("HTTP/1.1 200 OK", await Ask("GET /health HTTP/1.1\r\n\r\n", thenEnd: true));
        AssertEqual(0, _clock.GetDelayedCalls().Count);
    }

    private int Serve() => Serve(new StatusFactory(_clock, static path => path switch
    {
        "/health" => new StatusPage(200, "well\u00e9"),
        "/ready" => new StatusPage(503, "ending\n"),
        _ => null,
    }));

    private async Deferred<string> Ask(string request, bool thenEnd = false)
    {
        var visitor = Visitor.Visit(Reactor, Serve(), onConnected: visitor =>
        {
            visitor.Connection.Write(Encoding.Latin1.GetBytes(request));
            if (thenEnd)
            {
                visitor.Connection.LoseWriteConnection();
            }
        });
        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        return Encoding.Latin1.GetString(visitor.Received);
    }

    private async Deferred AssertCode(string code, string request)
    {
        var answer = await Ask(request);
        AssertTrue(answer.StartsWith($"HTTP/1.1 {code}\r\n", StringComparison.Ordinal), answer);
    }
}
