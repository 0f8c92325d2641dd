namespace TrialNet.Defer;

/// <summary>Reads the members of a list or race: once, and before anything is done to any of them (D-8.18).</summary>
internal static class MemberList
{
    internal static CallbackChain[] Read<T>(IEnumerable<Deferred<T>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var copy = members.ToArray();
        foreach (var member in copy)
        {
            member?.VerifyCurrent();
        }

        return ChainsOf(copy);
    }

    internal static CallbackChain[] Read(IEnumerable<Deferred> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return ChainsOf(members.ToArray());
    }

    private static CallbackChain[] ChainsOf(Deferred[] members)
    {
        var chains = members.Length == 0 ? [] : new CallbackChain[members.Length];
        for (var index = 0; index < members.Length; index++)
        {
            var chain = members[index]?.Chain ?? throw new ArgumentException($"Member {index} is null.", nameof(members));
            chain.VerifyThread("be watched");
            chains[index] = chain;
        }

        return chains;
    }
}
