using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>What a check works with. The first expectation that is not met decides.</summary>
internal sealed class CheckContext(Func<DeferredSubject> open)
{
    private string? _expected;
    private string _actual = string.Empty;
    private string? _notDecidable;

    internal long Cases { get; private set; }

    internal CheckResult Result =>
        _expected is not null ? new CheckResult(Verdict.Fail, Cases, _expected, _actual)
        : _notDecidable is not null ? new CheckResult(Verdict.NotDecidable, Cases, Actual: _notDecidable)
        : Cases == 0 ? new CheckResult(Verdict.Vacuous, 0, Actual: "the check found no case in which the premise held")
        : new CheckResult(Verdict.Pass, Cases);

    /// <summary>A new subject; to be disposed by the check.</summary>
    internal DeferredSubject Open() => open();

    /// <summary>The premise of the rule held once more, and this is what must be so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="expected">What the rule asks for, as a sentence that can follow "Expected: ".</param>
    /// <param name="actual">What was seen.</param>
    internal void Expect(bool holds, string expected, string actual)
    {
        Cases++;
        if (!holds && _expected is null)
        {
            _expected = expected;
            _actual = actual;
        }
    }

    /// <summary>The subject does not show what would be needed.</summary>
    internal void CannotDecide(string reason) => _notDecidable ??= reason;
}
