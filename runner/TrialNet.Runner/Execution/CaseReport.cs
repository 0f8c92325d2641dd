using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>What is found out about one test while it runs, and the one verdict that follows from it.</summary>
/// <param name="todo">What makes the test one that is expected to fail; null if it is not.</param>
/// <param name="unclean">What becomes of it if it leaves something behind.</param>
/// <param name="isTodoLenient">Whether it may pass though it is expected to fail.</param>
internal sealed class CaseReport(TodoAttribute? todo, UncleanMode unclean, bool isTodoLenient)
{
    private readonly List<Problem> _problems = [];
    private Problem? _expected;
    private string? _skipReason;
    private bool _testCompleted;

    internal UncleanMode Unclean => unclean;

    internal string? Reason => _skipReason ?? (GetVerdict() is Verdict.ExpectedFailure or Verdict.UnexpectedSuccess ? todo?.Reason : null);

    /// <summary>Whether nothing went wrong so far.</summary>
    internal bool IsWell => _problems.Count == 0 && _expected is null;

    internal IReadOnlyList<Problem> Problems => IsWell ? [] : _problems.Count == 0 ? [_expected!] : [.. _problems];

    /// <summary>The first problem decides; what else there was is told beside it (T7).</summary>
    internal Verdict GetVerdict()
    {
        if (_problems.Find(static problem => problem.Kind != Verdict.Warned) is { } first)
        {
            return first.Kind;
        }

        if (_skipReason is not null)
        {
            return Verdict.Skipped;
        }

        if (_expected is not null)
        {
            return Verdict.ExpectedFailure;
        }

        if (todo is not null && _testCompleted && !isTodoLenient)
        {
            return Verdict.UnexpectedSuccess;
        }

        return _problems.Count > 0 ? Verdict.Warned : Verdict.Passed;
    }

    internal void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Takes something that the test left behind.</summary>
    /// <param name="message">What, and what would have prevented it.</param>
    /// <param name="stackTrace">Where it was made; null where that is not known.</param>
    internal void AddLeak(string message, string? stackTrace)
    {
        if (unclean != UncleanMode.Ignore)
        {
            _problems.Add(new Problem(ProblemSource.Leak, unclean == UncleanMode.Warn ? Verdict.Warned : Verdict.Error, null, message, stackTrace));
        }
    }

    /// <summary>Takes how a phase ended.</summary>
    /// <param name="source">The phase.</param>
    /// <param name="name">What it is called in texts.</param>
    /// <param name="outcome">How it ended.</param>
    internal void Add(ProblemSource source, string name, PhaseOutcome outcome)
    {
        if (outcome.Failure?.Value is SkipTestException skip && outcome.End == PhaseEnd.Failed && CanSkip(source))
        {
            _skipReason = skip.Message;
        }
        else if (outcome.End != PhaseEnd.Completed)
        {
            AddEnd(source, name, outcome);
        }
        else if (source == ProblemSource.Test)
        {
            _testCompleted = true;
            if (todo is not null && isTodoLenient)
            {
                _problems.Add(new Problem(
                    ProblemSource.Test, Verdict.Warned, null, $"It passed though marked as still to do ({todo.Reason}): remove the mark.", null));
            }
        }
    }

    private static string InSentence(string name) => name.Contains(' ', StringComparison.Ordinal) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static bool CanSkip(ProblemSource source) => source is ProblemSource.SetUp or ProblemSource.Test;

    private void AddEnd(ProblemSource source, string name, PhaseOutcome outcome)
    {
        var problem = ProblemOf(source, name, outcome);

        // T15, T16, T19, T20: the mark covers the test method alone.
        if (source == ProblemSource.Test && todo is not null && IsExpected(todo, outcome))
        {
            _expected = problem;
        }
        else
        {
            _problems.Add(problem);
        }

        if (outcome.End != PhaseEnd.Failed && outcome.Failure is { Value: not OperationCanceledException } later)
        {
            _problems.Add(ProblemText.Of(source, later.Value, $"{name} failed after it was given up"));
        }
    }

    private static Problem ProblemOf(ProblemSource source, string name, PhaseOutcome outcome) => outcome.End switch
    {
        PhaseEnd.Failed => ProblemText.Of(source, outcome.Failure!.Value),
        PhaseEnd.TimedOut => new Problem(source, Verdict.TimedOut, null, $"{name} {outcome.Detail}", null),
        PhaseEnd.ReactorEnded => new Problem(
            source,
            Verdict.Error,
            null,
            $"{name} {outcome.Detail}: the reactor belongs to the runner. Make a reactor of your own to test how one ends.",
            null),
        _ => new Problem(source, Verdict.Error, null, $"The run was interrupted while {InSentence(name)} was running.", null),
    };

    private static bool IsExpected(TodoAttribute todo, PhaseOutcome outcome) => outcome.End switch
    {
        PhaseEnd.Failed => todo.Types.Count == 0 || todo.Types.Any(type => type.IsInstanceOfType(outcome.Failure!.Value)),
        PhaseEnd.TimedOut => todo.Types.Count == 0 || todo.Types.Any(static type => type.IsAssignableFrom(typeof(TimeoutException))),
        _ => false,
    };
}
