using TrialNet.Conformance.Generating;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>Bytes to send, by which can be seen what was lost and what is out of order.</summary>
internal static class Payload
{
    /// <summary>The same bytes for the same seed.</summary>
    internal static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Chance((ulong)seed).Fill(bytes);
        return bytes;
    }
}
