namespace TrialNet.Poetry.Servers;

/// <summary>What became of a server's clients.</summary>
/// <param name="Accepted">How many there have been.</param>
/// <param name="Broken">How many of them ended in another way than by being closed.</param>
/// <param name="Refused">How many were turned away.</param>
/// <param name="Evicted">How many were dropped because they took nothing.</param>
/// <param name="Bytes">How many bytes were given to connections that have ended.</param>
internal readonly record struct ConnectionCounts(long Accepted, long Broken, long Refused, long Evicted, long Bytes)
{
    public static ConnectionCounts operator +(ConnectionCounts left, ConnectionCounts right) => new(
        left.Accepted + right.Accepted, left.Broken + right.Broken, left.Refused + right.Refused, left.Evicted + right.Evicted, left.Bytes + right.Bytes);
}
