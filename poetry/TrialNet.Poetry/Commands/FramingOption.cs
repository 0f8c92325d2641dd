using System.Buffers;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Commands;

/// <summary>The option <c>--framing</c>: a poem as it is, or as a netstring, whose length gives away what is missing (exercise 12.6).</summary>
internal static class FramingOption
{
    /// <summary>The option.</summary>
    public static readonly Option<Func<byte[], byte[]>> Instance =
        new("framing", "plain|netstring", "send the poem as it is (default), or as a netstring, so that clients can tell a part from the whole", Plain, Read);

    private static byte[] Plain(byte[] poem) => poem;

    private static byte[] Netstrings(byte[] poem)
    {
        var framed = new ArrayBufferWriter<byte>(Netstring.GetEncodedLength(poem.Length));
        Netstring.Encode(poem, framed);
        return framed.WrittenSpan.ToArray();
    }

    private static Func<byte[], byte[]> Read(string text) => text switch
    {
        "plain" => Plain,
        "netstring" => Netstrings,
        _ => throw new FormatException($"must be plain or netstring, not '{text}'"),
    };
}
