using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>Two traces side by side around the place where they part; what is far from it is elided.</summary>
internal static class TraceComparison
{
    private const int Before = 5;
    private const int After = 4;

    /// <summary>The rows of the comparison.</summary>
    /// <param name="expected">The trace of the model.</param>
    /// <param name="actual">The trace of the subject.</param>
    /// <param name="position">The position of the first disagreement.</param>
    /// <param name="write">How an event is written.</param>
    internal static IReadOnlyList<TraceRow> Of(Trace expected, Trace actual, int position, Func<TraceEvent, string> write)
    {
        var rows = new List<TraceRow>();
        var first = Math.Max(0, position - Before);
        if (first > 0)
        {
            rows.Add(TraceRow.Elided(first, first));
        }

        var longest = Math.Max(expected.Events.Count, actual.Events.Count);
        for (var i = first; i < Math.Min(longest, position + 1 + After); i++)
        {
            rows.Add(new TraceRow(At(expected, i, position, write), At(actual, i, position, write), i == position));
        }

        if (longest <= position)
        {
            rows.Add(new TraceRow(At(expected, position, position, write), At(actual, position, position, write), true));
        }

        var (left, right) = (Rest(expected, position), Rest(actual, position));
        if (left + right > 0)
        {
            rows.Add(TraceRow.Elided(left, right));
        }

        return rows;
    }

    private static string At(Trace trace, int index, int position, Func<TraceEvent, string> write) =>
        index < trace.Events.Count ? write(trace.Events[index])
        : index == position && index == trace.Events.Count ? "(nothing more)"
        : string.Empty;

    private static int Rest(Trace trace, int position) => Math.Max(0, trace.Events.Count - (position + 1 + After));
}
