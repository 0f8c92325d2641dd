using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Commands;

/// <summary>The options that say what a server puts up with.</summary>
internal static class LimitOptions
{
    private const string Group = "limits";

    private static readonly TimeSpan DefaultEviction = TimeSpan.FromSeconds(60);

    private static readonly Option<int> MaxConnections =
        new("max-connections", "N", "connections at a time; those above it are reset (default: any number)", 0, OptionValues.Count, group: Group);

    private static readonly Option<TimeSpan> Eviction =
        new("evict", "SECONDS", "reset a client that takes nothing for so long; 0 is never (default 60)", DefaultEviction, OptionValues.Seconds, group: Group);

    private static readonly Option<int> Rate =
        new("rate", "BYTES", "bytes a second that each client is given (default: as many as it takes)", 0, OptionValues.Count, group: Group);

    /// <summary>All servers have these.</summary>
    public static IReadOnlyList<Option> All { get; } = [MaxConnections, Eviction];

    /// <summary>Servers whose pace is not their own business have these too.</summary>
    public static IReadOnlyList<Option> ForRate { get; } = [Rate];

    /// <summary>What they say about connections.</summary>
    public static ConnectionLimits Of(ParsedArguments arguments) => new()
    {
        MaxConnections = arguments.IsGiven(MaxConnections) ? arguments.Get(MaxConnections) : null,
        Eviction = arguments.Get(Eviction) > TimeSpan.Zero ? arguments.Get(Eviction) : null,
    };

    /// <summary>What they say about pace; null is as fast as a client takes it.</summary>
    public static Pace? PaceOf(ParsedArguments arguments) => arguments.IsGiven(Rate) ? Pace.OfRate(arguments.Get(Rate)) : null;
}
