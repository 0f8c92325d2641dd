namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Processes that children of this process have started and that have lost their parents since, as daemons do: known by the mark that
/// they have inherited. Threading: one thread at a time.
/// </summary>
internal sealed class Strays
{
    private readonly string? _mark = Offspring.Own;
    private readonly HashSet<int> _others = [];
    private HashSet<ProcessStatus> _known = [];

    /// <summary>Whether any of those are there that are nobody's any more.</summary>
    internal bool Any => _known.Count > 0;

    /// <summary>Whatever is there now is nobody's.</summary>
    /// <param name="mayBe">Whether there may be any: whether there ever was a child.</param>
    internal void Mark(bool mayBe) => _known = mayBe ? [.. Find()] : [];

    /// <summary>Finds all that are there.</summary>
    internal List<ProcessStatus> Find() =>
        _mark is null ? [] : [.. Offspring.Find(_mark, _others).Select(ProcessStatus.Find).OfType<ProcessStatus>().Where(static process => !IsInFamily(process))];

    /// <summary>Forgets those that have ended.</summary>
    /// <param name="hasFamily">Whether children are there that may start others until it is looked again.</param>
    internal void Keep(bool hasFamily)
    {
        _known.RemoveWhere(static process => ProcessStatus.Find(process.Id)?.Started != process.Started);
        if (_known.Count == 0 && !hasFamily)
        {
            // What ends now may have started others before.
            _known = [.. Find()];
        }
    }

    /// <summary>Ends all that this process has started, and what that has started.</summary>
    internal void EndAll()
    {
        if (_mark is not null)
        {
            _ = Offspring.EndAll(_mark, Environment.ProcessId);
        }
    }

    private static bool IsInFamily(ProcessStatus process)
    {
        for (var ancestor = process; ancestor is { Id: > 1 }; ancestor = ProcessStatus.Find(ancestor.Parent))
        {
            if (ancestor.Parent == Environment.ProcessId)
            {
                return true;
            }
        }

        return false;
    }
}
