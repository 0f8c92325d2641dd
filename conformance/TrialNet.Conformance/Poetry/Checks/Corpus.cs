using System.Text;
using TrialNet.Conformance.Poetry.Scenes;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>What is sent to servers by mistake or in malice. Each of them must close or take no notice, and stay up.</summary>
internal static class Corpus
{
    private const int Flood = 200_000;

    /// <summary>The beginning of what a browser says when it tries TLS.</summary>
    private static readonly byte[] TlsHello =
        [0x16, 0x03, 0x01, 0x00, 0x2F, 0x01, 0x00, 0x00, 0x2B, 0x03, 0x03, .. Enumerable.Repeat((byte)0x5A, 32), 0x00, 0x00, 0x02, 0x13, 0x01, 0x01, 0x00];

    /// <summary>Everything, with names for texts.</summary>
    internal static IEnumerable<(string Name, VisitorPlan Plan)> All =>
    [
        ("nothing at all", VisitorPlan.Listens),
        ("nothing, and the end of input at once", new VisitorPlan { EndsInput = true }),
        ("a reset at once", new VisitorPlan { LeavesAfter = 0, LeavesByReset = true }),
        ("a byte an hour", new VisitorPlan { Says = "3:abc,"u8.ToArray(), Piece = 1, Pause = 3600 }),
        ("digits without end", VisitorPlan.Sending(new string('1', Flood))),
        ("the beginning of TLS", VisitorPlan.Sending(TlsHello)),
        ("a request of HTTP", VisitorPlan.Sending("GET / HTTP/1.1\r\nHost: poems.example\r\n\r\n")),
        ("zeros", VisitorPlan.Sending(new byte[2000])),
        .. Malformed.Select(static text => ($"\"{text}\"", VisitorPlan.Sending(text))),
        ("\"4:a.b,\" and the end of input", VisitorPlan.Sending("4:a.b,") with { EndsInput = true }),
        ("ten thousand frames at once", VisitorPlan.Sending(string.Concat(Enumerable.Repeat("3:x.y,", 10_000)))),
    ];

    /// <summary>Netstrings that are none, as text.</summary>
    internal static IReadOnlyList<string> Malformed =>
        ["99999999999999999999:", "5:abc,", "3:abcd", "-1:", "1:a;", "0:;", "007:cummingsify.x,", "+5:a.bcd,", " 3:a.b,", ":a.b,", "x"];

    /// <summary>A request to a transform server.</summary>
    internal static byte[] Request(string name, byte[] poem) => Frame([.. Encoding.UTF8.GetBytes(name), (byte)'.', .. poem]);

    /// <summary>A netstring.</summary>
    internal static byte[] Frame(byte[] payload) => [.. Encoding.ASCII.GetBytes($"{payload.Length}:"), .. payload, (byte)','];
}
