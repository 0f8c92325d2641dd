namespace TrialNet.Conformance.Running;

/// <summary>Everything that was seen of one run, in order.</summary>
internal sealed class Trace
{
    /// <summary>The events.</summary>
    internal List<TraceEvent> Events { get; } = [];

    /// <summary>For each pair, hook and function, by its number, where it was added.</summary>
    internal List<PairInfo> Pairs { get; } = [];

    /// <summary>The position of the first disagreement; -1 if there is none.</summary>
    internal int FirstDifference(Trace other)
    {
        var common = Math.Min(Events.Count, other.Events.Count);
        for (var i = 0; i < common; i++)
        {
            if (!Events[i].AgreesWith(other.Events[i]))
            {
                return i;
            }
        }

        return Events.Count == other.Events.Count ? -1 : common;
    }

    /// <summary>One event a line.</summary>
    public override string ToString() => string.Join('\n', Events);
}
