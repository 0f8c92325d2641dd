namespace TrialNet.Poetry.Servers;

/// <summary>What a server puts up with.</summary>
public sealed record ConnectionLimits
{
    /// <summary>How many connections there may be at a time; null is any number. Those above it are reset at once.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>How long a client may take nothing while everything waits for it; null is for ever. It is reset then, or half as much later.</summary>
    public TimeSpan? Eviction { get; init; }
}
