using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Tests that ran beside each other in a process that died. Each runs once more with nothing beside it: the one that ends its
/// process again is to blame. If none does, the one that began last is, since it completed what they did together.
/// </summary>
internal sealed class Suspects
{
    private readonly List<(HashSet<string> Left, TestDescriptor Last, string End)> _groups = [];

    internal void Add(IReadOnlyList<RunningTest> running, string end)
    {
        var last = running.MaxBy(static test => test.Since)!.Test;
        _groups.Add((running.Select(static test => test.Test.Id).ToHashSet(StringComparer.Ordinal), last, end));
    }

    /// <summary>A test ended its process while it ran alone.</summary>
    internal void Convict(string id) => _groups.RemoveAll(group => group.Left.Contains(id));

    /// <summary>A test has its verdict.</summary>
    /// <returns>Whom to charge with what, if that was the last of its group and none of them did it.</returns>
    internal TestCameLate? Acquit(string id)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            var (left, last, end) = _groups[i];
            if (left.Remove(id) && left.Count == 0)
            {
                _groups.RemoveAt(i);
                var message = $"The worker process died while this test ran beside others; alone, each of them ended well: {end}";
                return new TestCameLate(last.Id, new Problem(ProblemSource.Worker, Verdict.Error, null, message, null));
            }
        }

        return null;
    }
}
