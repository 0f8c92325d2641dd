using TrialNet.Defer;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>Where a proxy fetches from in a test: each fetch is a Deferred that the test fires.</summary>
internal sealed class ManualOrigin
{
    /// <summary>The fetches, in the order in which they were begun.</summary>
    public List<Deferred<byte[]>> Fetches { get; } = [];

    /// <summary>How many of them were cancelled.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Begins a fetch.</summary>
    public Deferred<byte[]> Fetch()
    {
        var fetch = new Deferred<byte[]>(_ => Cancelled++);
        Fetches.Add(fetch);
        return fetch;
    }
}
