using System.Diagnostics.CodeAnalysis;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// Collects the events of one run. What a test does after its verdict turns a green verdict into <see cref="Verdict.Late"/>; a red
/// one stays, and the late problem is kept beside it. So every test counts once, and the counts add up.
/// </summary>
/// <param name="started">How the run began.</param>
internal sealed class RunResults(RunStarted started)
{
    // Beyond that, memory is made as they come.
    private const int MostExpected = 100_000;

    private readonly List<TestResult> _results = new(Math.Clamp(started.TestCount, 0, MostExpected));
    private readonly int[] _counts = new int[(int)Verdict.Warned + 1];
    private readonly List<(string TestId, Problem Problem)> _late = [];
    private Dictionary<string, int>? _indexes;

    /// <summary>How the run began.</summary>
    public RunStarted Started => started;

    /// <summary>How the run ended; null while it has not.</summary>
    public RunFinished? Finished { get; private set; }

    /// <summary>Every test that has a verdict, in the order in which they came.</summary>
    public IReadOnlyList<TestResult> Results => _results;

    /// <summary>What tests did after their verdict, in the order in which it came.</summary>
    public IReadOnlyList<(string TestId, Problem Problem)> LateProblems => _late;

    /// <summary>How many tests were to be run and have no verdict.</summary>
    public int NotRun => Math.Max(0, started.TestCount - _results.Count);

    /// <summary>Whether every test went well and none was left out.</summary>
    public bool IsGreen =>
        _late.Count == 0 && NotRun == 0 && Finished is not { Stop: not RunStop.Completed } && Red == 0;

    /// <summary>How many tests did not go well.</summary>
    public int Red { get; private set; }

    /// <summary>How many tests have a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Their number.</returns>
    public int Count(Verdict verdict) => _counts[(int)verdict];

    /// <summary>Looks up a test.</summary>
    /// <param name="testId">Its id.</param>
    /// <param name="result">How it ended.</param>
    /// <returns>Whether it has a verdict.</returns>
    public bool TryGet(string testId, [NotNullWhen(true)] out TestResult? result)
    {
        result = Indexes.TryGetValue(testId, out var index) ? _results[index] : null;
        return result is not null;
    }

    /// <summary>Takes an event of the run; those that carry no result are ignored.</summary>
    /// <param name="testEvent">The event.</param>
    public void Add(TestEvent testEvent)
    {
        switch (testEvent)
        {
            case TestFinished finished:
                Add(finished.Result);
                break;
            case TestCameLate late:
                AddLate(late);
                break;
            case RunFinished finished:
                Finished = finished;
                break;
        }
    }

    // Of most runs nobody asks for a test.
    private Dictionary<string, int> Indexes
    {
        get
        {
            if (_indexes is null)
            {
                _indexes = new(_results.Count, StringComparer.Ordinal);
                for (var index = 0; index < _results.Count; index++)
                {
                    _indexes[_results[index].Test.Id] = index;
                }
            }

            return _indexes;
        }
    }

    private void Add(TestResult result)
    {
        if (_indexes is not null)
        {
            _indexes[result.Test.Id] = _results.Count;
        }

        _results.Add(result);
        Tally(result.Verdict, 1);
    }

    private void AddLate(TestCameLate late)
    {
        _late.Add((late.TestId, late.Problem));
        if (Indexes.TryGetValue(late.TestId, out var index) && VerdictStyle.IsGreen(_results[index].Verdict))
        {
            Tally(_results[index].Verdict, -1);
            _results[index] = _results[index] with { Verdict = Verdict.Late };
            Tally(Verdict.Late, 1);
        }
    }

    private void Tally(Verdict verdict, int change)
    {
        _counts[(int)verdict] += change;
        Red += VerdictStyle.IsGreen(verdict) ? 0 : change;
    }
}
