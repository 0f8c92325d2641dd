using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>The tests that a worker has and has not come to, in order. It comes to the first ones first, or, with several threads, nearly so.</summary>
internal sealed class AssignedTests
{
    private readonly List<TestDescriptor> _tests = [];
    private int _first;

    internal int Count => _tests.Count - _first;

    internal void Add(IReadOnlyCollection<TestDescriptor> tests)
    {
        _tests.RemoveRange(0, _first);
        _first = 0;
        _tests.AddRange(tests);
    }

    /// <summary>Takes a test out.</summary>
    /// <returns>The test; null if it is not among them.</returns>
    internal TestDescriptor? Take(string id)
    {
        for (var at = _first; at < _tests.Count; at++)
        {
            var test = _tests[at];
            if (string.Equals(test.Id, id, StringComparison.Ordinal))
            {
                // Those before it move up; mostly there are none.
                for (; at > _first; at--)
                {
                    _tests[at] = _tests[at - 1];
                }

                _first++;
                return test;
            }
        }

        return null;
    }

    /// <summary>Takes all out, in order.</summary>
    internal List<TestDescriptor> TakeAll()
    {
        var rest = _tests.GetRange(_first, Count);
        _tests.Clear();
        _first = 0;
        return rest;
    }
}
