using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Ways to feed a protocol.</summary>
internal static class Frames
{
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>Connects a protocol to a transport of its own.</summary>
    internal static StringTransport Connect(Protocol protocol)
    {
        var transport = new StringTransport { Protocol = protocol };
        protocol.MakeConnection(transport);
        return transport;
    }

    /// <summary>Gives a protocol bytes cut at random, from single ones to everything at once.</summary>
    internal static void Feed(IProtocol protocol, ReadOnlySpan<byte> data, int seed)
    {
        var random = new Random(seed);
        var largest = 1 << random.Next(0, 12);
        while (!data.IsEmpty)
        {
            var count = Math.Min(data.Length, random.Next(1, largest + 1));
            protocol.DataReceived(data[..count].ToArray());
            data = data[count..];
        }
    }
}
