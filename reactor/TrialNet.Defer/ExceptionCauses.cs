namespace TrialNet.Defer;

/// <summary>What caused an exception: a row, a tree, and by reflection even a circle.</summary>
internal static class ExceptionCauses
{
    // .NET writes causes by recursion, of which this much fits into any stack.
    private const int MostForRecursion = 1000;

    /// <summary>One, none, or several for an <see cref="AggregateException"/>.</summary>
    internal static IReadOnlyList<Exception> Of(Exception error) => error switch
    {
        AggregateException several => several.InnerExceptions,
        RemoteException remote => remote.Causes,
        { InnerException: { } one } => [one],
        _ => [],
    };

    /// <summary>Its causes and theirs, each once, in the order in which they are nested.</summary>
    internal static IEnumerable<Exception> All(Exception error)
    {
        var seen = new HashSet<Exception>(ReferenceEqualityComparer.Instance) { error };
        var open = new Stack<Exception>(Of(error).Reverse());
        while (open.TryPop(out var cause))
        {
            if (seen.Add(cause))
            {
                yield return cause;
                foreach (var deeper in Of(cause).Reverse())
                {
                    open.Push(deeper);
                }
            }
        }
    }

    /// <summary>Whether the exception may be asked for a text with its causes in it: what .NET writes of a circle has no end.</summary>
    internal static bool AreFewEnoughToAsk(Exception error)
    {
        var open = new Stack<Exception>([error]);
        for (var count = 0; open.TryPop(out var next);)
        {
            var causes = Of(next);
            count += causes.Count;
            if (count > MostForRecursion)
            {
                return false;
            }

            foreach (var cause in causes)
            {
                open.Push(cause);
            }
        }

        return true;
    }
}
