namespace TrialNet.Poetry.Servers;

/// <summary>How slowly a slow server sends.</summary>
/// <param name="ChunkSize">How many bytes it sends at a time; at least 1.</param>
/// <param name="Delay">How long it waits after each of them, the last one too; zero waits for the reactor's next turn.</param>
public readonly record struct Pace(int ChunkSize, TimeSpan Delay)
{
    private const int ChunksPerSecond = 10;

    /// <summary>Ten bytes every tenth of a second, as in the series.</summary>
    public static Pace Default { get; } = new(ChunkSize: 10, Delay: TimeSpan.FromSeconds(0.1));

    /// <summary>The whole poem in one chunk.</summary>
    internal static Pace AllAtOnce { get; } = new(int.MaxValue, TimeSpan.Zero);

    /// <summary>How long a poem takes at least, with the pause after the last chunk. An empty one takes no time.</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public TimeSpan DurationOf(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Delay * (length / ChunkSize + (length % ChunkSize == 0 ? 0 : 1));
    }

    /// <summary>A pace of so many bytes a second, in about ten chunks.</summary>
    /// <param name="bytesPerSecond">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public static Pace OfRate(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        var chunk = Math.Max(1, bytesPerSecond / ChunksPerSecond);
        return new Pace(chunk, TimeSpan.FromSeconds((double)chunk / bytesPerSecond));
    }
}
