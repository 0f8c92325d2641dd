using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>What is known of one run: of one journal, of one that was taken up again, or of several put together.</summary>
internal sealed class RecordedRun
{
    private readonly Dictionary<(string Target, string Id), TestResult> _results = [];
    private readonly List<(string Target, string Id)> _order = [];
    private readonly List<(string Target, TestCameLate Late)> _late = [];

    private int _attempt;

    internal RecordedRun(RunStarted started) => Started = started;

    /// <summary>How it began; with the number of tests that it has by now.</summary>
    internal RunStarted Started { get; private set; }

    /// <summary>Its end; null if it was cut off.</summary>
    internal RunFinished? Finished { get; private set; }

    /// <summary>How long earlier attempts at it took, those that were cut off included.</summary>
    internal TimeSpan Elapsed { get; private set; }

    /// <summary>The tests that began and have no verdict.</summary>
    internal HashSet<(string Target, string Id)> Running { get; } = [];

    /// <summary>How many tests have a verdict.</summary>
    internal int Count => _results.Count;

    /// <summary>Every verdict, in the order in which they came.</summary>
    internal IEnumerable<(string Target, TestResult Result)> Results => _order.Select(key => (key.Target, _results[key]));

    /// <summary>What tests did after their verdict.</summary>
    internal IEnumerable<(string Target, TestCameLate Late)> Late => _late;

    /// <summary>Whether a test has its verdict.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="id">The test.</param>
    internal bool Has(string target, string id) => _results.ContainsKey((target, id));

    /// <summary>The verdicts and what came late as events, each with the target of its test.</summary>
    internal IEnumerable<(string Target, TestEvent Event)> ToResultEvents() =>
        Results.Select(static entry => (entry.Target, (TestEvent)new TestFinished(entry.Result)))
            .Concat(_late.Select(static entry => (entry.Target, (TestEvent)entry.Late)));

    /// <summary>Everything as events: those of a run that has an end, whatever became of this one.</summary>
    internal IEnumerable<(string Target, TestEvent Event)> ToEvents() =>
    [
        ("", Started),
        .. ToResultEvents(),
        ("", Finished is { } finished ? finished with { Elapsed = Elapsed } : new RunFinished(Elapsed, RunStop.Completed)),
    ];

    /// <summary>The run was taken up again.</summary>
    internal void Resume(RunStarted started)
    {
        Started = started;
        Finished = null;
        _attempt = _order.Count;
        Running.Clear();
    }

    internal void Start(string target, string id) => Running.Add((target, id));

    /// <summary>A test has its verdict; one that it had before does not count any more, nor what came late after that.</summary>
    internal void Finish(string target, TestResult result)
    {
        var key = (target, result.Test.Id);
        Running.Remove(key);
        if (!_results.TryAdd(key, result))
        {
            _results[key] = result;
            _late.RemoveAll(entry => (entry.Target, entry.Late.TestId) == key);
            return;
        }

        _order.Add(key);
    }

    /// <summary>It is known now where a test is.</summary>
    internal void Locate(string target, PlaceLine place)
    {
        if (_results.TryGetValue((target, place.Id), out var result))
        {
            _results[(target, place.Id)] = result with { Test = result.Test with { File = place.File, Line = place.Line } };
        }
    }

    internal void Add(string target, TestCameLate late) => _late.Add((target, late));

    /// <summary>The run came to an end; its time includes that of earlier attempts.</summary>
    internal void End(RunFinished finished) => (Finished, Elapsed) = (finished, finished.Elapsed);

    /// <summary>Nothing more is known: what ran until then took so long.</summary>
    internal void CutOff()
    {
        if (Finished is null && _order.Count > _attempt)
        {
            var results = _order.Skip(_attempt).Select(key => _results[key]).ToList();
            Elapsed += results.Max(static result => result.Started + result.Duration) - results.Min(static result => result.Started);
        }
    }

    /// <summary>Puts another part of the same run beside this one: a shard, or a second attempt at some of its tests.</summary>
    internal void Join(RecordedRun other)
    {
        var left = Math.Max(0, Started.TestCount - Count) + Math.Max(0, other.Started.TestCount - other.Count);
        foreach (var (target, result) in other.Results)
        {
            Finish(target, result);
        }

        _late.AddRange(other._late);
        Running.UnionWith(other.Running);
        Started = Started with { TestCount = Count + left };
        Elapsed = Elapsed > other.Elapsed ? Elapsed : other.Elapsed;
        Finished = Finished is { } mine && other.Finished is { } theirs ? (mine.Stop == RunStop.Interrupted || theirs.Stop == RunStop.Completed ? mine : theirs) : null;
    }
}
