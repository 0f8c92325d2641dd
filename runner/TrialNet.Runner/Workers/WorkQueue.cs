using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>The tests of a run that no worker has yet, dealt out in shares that get smaller towards the end.</summary>
internal sealed class WorkQueue(IReadOnlyList<TestDescriptor> tests, int workers)
{
    private const int LargestShare = 64;
    private const int Rounds = 4;

    private readonly LinkedList<TestDescriptor> _tests = new(tests);

    internal bool IsEmpty => _tests.Count == 0;

    /// <summary>Takes the next share; the whole if there is one worker only.</summary>
    internal List<TestDescriptor> Take()
    {
        var size = workers == 1 ? _tests.Count : Math.Clamp(_tests.Count / (workers * Rounds), 1, LargestShare);
        var share = new List<TestDescriptor>(size);
        while (share.Count < size && _tests.First is { } first)
        {
            share.Add(first.Value);
            _tests.RemoveFirst();
        }

        return share;
    }

    /// <summary>Puts a test behind all others.</summary>
    internal void Append(TestDescriptor test) => _tests.AddLast(test);

    /// <summary>Puts back what a worker did not come to, in its order and before the rest.</summary>
    internal void Return(IEnumerable<TestDescriptor> rest)
    {
        foreach (var test in rest.Reverse())
        {
            _tests.AddFirst(test);
        }
    }
}
