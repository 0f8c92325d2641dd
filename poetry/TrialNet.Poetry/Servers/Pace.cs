namespace TrialNet.Poetry.Servers;

/// <summary>How slowly a slow server sends.</summary>
/// <param name="ChunkSize">How many bytes it sends at a time; at least 1.</param>
/// <param name="Delay">How long it waits after each of them, the last one too; zero waits for the reactor's next turn.</param>
public readonly record struct Pace(int ChunkSize, TimeSpan Delay)
{
    /// <summary>Ten bytes every tenth of a second, as in the series.</summary>
    public static Pace Default { get; } = new(ChunkSize: 10, Delay: TimeSpan.FromSeconds(0.1));
}
