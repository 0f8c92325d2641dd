using System.Text;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>What strangers send to a server that expects a netstring, or nothing.</summary>
internal static class MalformedInput
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        [],
        Bytes(new string('1', 1_000_000)),
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, .. new byte[500]],
        new byte[10_000],
        Bytes("99999999999999999999:"),
        Bytes("5:abc,"),
        Bytes("3:abcd"),
        Bytes("-1:"),
        Bytes("1:a;"),
        Bytes("0:;"),
        Bytes("4:a.b,"),
        Bytes("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        Bytes(string.Concat(Enumerable.Repeat("4:a.bc,", 10_000))),
    ];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
