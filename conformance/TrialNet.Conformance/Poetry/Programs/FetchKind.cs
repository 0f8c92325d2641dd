using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>From whom a program fetches.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Rule">The rule that is broken if it does not end as it should.</param>
/// <param name="Ends">How it should end.</param>
/// <param name="Needs">What the stack must have.</param>
internal sealed record FetchKind(string Name, string Rule, FetchEnd Ends, params IReadOnlyList<PoetryCapability> Needs)
{
    /// <summary>Whether there is no server at all.</summary>
    internal bool IsNowhere { get; private init; }

    /// <summary>Whether not even a refusal comes back.</summary>
    internal bool IsUnreachable { get; private init; }

    /// <summary>Whether it ends when the client's patience does, and not before.</summary>
    internal bool EndsWithPatience { get; private init; }

    /// <summary>All of them; programs name them by their place.</summary>
    internal static IReadOnlyList<FetchKind> All { get; } =
    [
        new("a poem server", "P-ONE-05", FetchEnd.Poem, PoetryCapability.PoemClient, PoetryCapability.PoemServer),
        new("a slow server", "P-ONE-05", FetchEnd.Poem, PoetryCapability.PoemClient, PoetryCapability.SlowServer),
        new("a server of an empty poem", "P-ONE-06", FetchEnd.Poem, PoetryCapability.PoemClient),
        new("a port where nobody listens", "P-ONE-07", FetchEnd.Failure, PoetryCapability.PoemClient) { IsNowhere = true },
        new("a server that resets in the middle", "P-ONE-08", FetchEnd.Failure, PoetryCapability.PoemClient),
        new("a server that falls silent, or is so from the beginning", "P-ONE-07", FetchEnd.Failure, PoetryCapability.PoemClient) { EndsWithPatience = true },
        new("a machine that does not answer", "P-ONE-07", FetchEnd.Failure, PoetryCapability.PoemClient) { IsUnreachable = true, EndsWithPatience = true },
        new("a transform server", "P-XF-06", FetchEnd.Poem, PoetryCapability.TransformClient, PoetryCapability.TransformServer),
        new("a transform that there is not", "P-XF-06", FetchEnd.Failure, PoetryCapability.TransformClient, PoetryCapability.TransformServer),
        new("a transform server that talks nonsense", "P-XF-06", FetchEnd.Failure, PoetryCapability.TransformClient),
        new("a proxy of a slow server", "P-PX-06", FetchEnd.Poem, PoetryCapability.PoemClient, PoetryCapability.Proxy),
        new("a proxy of a server that resets", "P-PX-05", FetchEnd.Failure, PoetryCapability.PoemClient, PoetryCapability.Proxy),
        new("a transform that takes its time", "P-XF-06", FetchEnd.Poem, PoetryCapability.TransformClient, PoetryCapability.TransformServer),
        new("a transform server that stops in the middle", "P-XF-06", FetchEnd.Failure, PoetryCapability.TransformClient) { EndsWithPatience = true },
    ];
}
