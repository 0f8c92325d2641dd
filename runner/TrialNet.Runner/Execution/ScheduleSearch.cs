using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Delta debugging of decisions: leaves out ever smaller parts of them as long as the test goes wrong in the same way, until none of
/// those that are left can be left out alone. Every step is a run of the test, so what comes out is known to repeat it.
/// </summary>
/// <param name="found">The schedule to begin with.</param>
/// <param name="run">Runs the test with decisions, or with those of the seed for null.</param>
/// <param name="isStopped">Whether to end early.</param>
internal sealed class ScheduleSearch(
    FoundSchedule found, Func<string?, (TestResult? Result, IReadOnlyList<SimulationDecision> Decisions)> run, Func<bool> isStopped)
{
    private const int MostRuns = 500;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private IReadOnlyList<SimulationDecision> _smallest = found.Decisions;
    private int _runs;

    /// <summary>Whether the test is out of this thread's hands.</summary>
    internal bool IsLost { get; private set; }

    private bool IsOver => IsLost || _runs >= MostRuns || _clock.GetElapsedTime(_started) > MostTime || isStopped();

    /// <summary>Searches.</summary>
    internal SmallestSchedule Run()
    {
        if (!GoesWrong(null) || !GoesWrong(SimulationDecision.Format(found.Decisions)))
        {
            return new SmallestSchedule(null, _runs, IsComplete: false);
        }

        var isComplete = Try([]) || Reduce();
        return new SmallestSchedule(_smallest, _runs, isComplete);
    }

    /// <summary>Leaves out halves, quarters and so on, down to single decisions.</summary>
    /// <returns>Whether it came to its end.</returns>
    private bool Reduce()
    {
        for (var size = Math.Max(1, _smallest.Count / 2); !IsOver; size = Math.Max(1, size / 2))
        {
            var isShorter = LeaveOut(size);
            if (size == 1 && !isShorter && !IsOver)
            {
                return true;
            }
        }

        return false;
    }

    private bool LeaveOut(int size)
    {
        var before = _smallest.Count;
        for (var at = 0; at < _smallest.Count && _smallest.Count > 1 && !IsOver;)
        {
            // What was left out is gone, and the next part stands in its place.
            at += Try([.. _smallest.Take(at), .. _smallest.Skip(at + size)]) ? 0 : size;
        }

        return _smallest.Count < before;
    }

    private bool Try(IReadOnlyCollection<SimulationDecision> decisions) => !IsOver && GoesWrong(SimulationDecision.Format(decisions));

    private bool GoesWrong(string? decisions)
    {
        _runs++;
        var (result, made) = run(decisions);
        if (result is null)
        {
            IsLost = true;
            return false;
        }

        if (!IsSame(result))
        {
            return false;
        }

        if (decisions is not null)
        {
            // What was really decided: of those asked for, some may never have come up.
            _smallest = made;
        }

        return true;
    }

    private bool IsSame(TestResult result) =>
        result.Verdict == found.Result.Verdict
        && result.Problems.Count > 0
        && result.Problems[0].Source == found.Result.Problems[0].Source
        && string.Equals(result.Problems[0].ExceptionType, found.Result.Problems[0].ExceptionType, StringComparison.Ordinal);
}
