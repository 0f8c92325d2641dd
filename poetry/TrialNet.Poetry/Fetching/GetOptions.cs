using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Fetching;

/// <summary>What a session of <c>poetry get</c> is to fetch, and how.</summary>
/// <param name="Requests">The poems.</param>
internal sealed record GetOptions(IReadOnlyList<PoemRequest> Requests)
{
    /// <summary>Whether poems come out in the order of the requests, and not of their completion.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether the first poem to come is all that is wanted.</summary>
    public bool WantsFirstOnly { get; init; }

    /// <summary>How many poems may be under way at the same time, at least 1; the others wait for their turn in the order of the requests.</summary>
    public int Parallel { get; init; } = 100;

    /// <summary>What is done with poems; null for nothing.</summary>
    public TransformChoice? Transform { get; init; }
}
