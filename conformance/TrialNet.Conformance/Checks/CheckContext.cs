using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>What a check works with. The first expectation that is not met decides.</summary>
/// <param name="open">Makes a subject.</param>
/// <param name="patience">How long a check may take, and wait for one event, before that counts as never; a minute if not said.</param>
internal sealed class CheckContext(Func<DeferredSubject> open, TimeSpan? patience = null)
{
    // A broken subject calls back on threads of its own, also when the check is over.
    private readonly Lock _lock = new();
    private string? _expected;
    private string _actual = string.Empty;
    private string? _notDecidable;
    private long _cases;

    internal TimeSpan Patience { get; } = patience ?? TimeSpan.FromMinutes(1);

    internal long Cases
    {
        get
        {
            lock (_lock)
            {
                return _cases;
            }
        }
    }

    internal CheckResult Result
    {
        get
        {
            lock (_lock)
            {
                return _expected is not null ? new CheckResult(Verdict.Fail, _cases, _expected, _actual)
                    : _notDecidable is not null ? new CheckResult(Verdict.NotDecidable, _cases, Actual: _notDecidable)
                    : _cases == 0 ? new CheckResult(Verdict.Vacuous, 0, Actual: "the check found no case in which the premise held")
                    : new CheckResult(Verdict.Pass, _cases);
            }
        }
    }

    /// <summary>A new subject; to be disposed by the check.</summary>
    internal DeferredSubject Open() => open();

    /// <summary>The premise of the rule held once more, and this is what must be so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="expected">What the rule asks for, as a sentence that can follow "Expected: ".</param>
    /// <param name="actual">What was seen.</param>
    internal void Expect(bool holds, string expected, string actual)
    {
        lock (_lock)
        {
            _cases++;
            if (!holds && _expected is null)
            {
                _expected = expected;
                _actual = actual;
            }
        }
    }

    /// <summary>The subject does not show what would be needed.</summary>
    internal void CannotDecide(string reason)
    {
        lock (_lock)
        {
            _notDecidable ??= reason;
        }
    }

    /// <summary>The subject as one that shows something; where it is none, the rule cannot be decided.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="what">What is needed, as the object of "the subject does not show".</param>
    internal T? Need<T>(DeferredSubject subject, string what)
        where T : class
    {
        if (subject is T shown)
        {
            return shown;
        }

        CannotDecide($"the subject does not show {what}");
        return null;
    }

    /// <summary>Takes over what a check found in a context of its own.</summary>
    internal void Take(CheckResult result)
    {
        lock (_lock)
        {
            _cases += result.Cases;
            if (result.Verdict == Verdict.Fail && _expected is null)
            {
                _expected = result.Expected;
                _actual = result.Actual;
            }
            else if (result.Verdict == Verdict.NotDecidable)
            {
                _notDecidable ??= result.Actual;
            }
        }
    }
}
