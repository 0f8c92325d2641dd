using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Running;

/// <summary>What a check has found so far. The first expectation that is not met decides. Threading: any.</summary>
internal abstract class Expectations
{
    // A broken subject calls back on threads of its own, also when the check is over.
    private readonly Lock _lock = new();
    private string? _expected;
    private string _actual = string.Empty;
    private string _program = string.Empty;
    private string _csharp = string.Empty;
    private string? _notDecidable;
    private long _cases;

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

    /// <summary>Whether an expectation was not met.</summary>
    internal bool HasFailed
    {
        get
        {
            lock (_lock)
            {
                return _expected is not null;
            }
        }
    }

    internal CheckResult Result
    {
        get
        {
            lock (_lock)
            {
                return _expected is not null ? new CheckResult(Verdict.Fail, _cases, _expected, _actual) { Program = _program, CSharp = _csharp }
                    : _notDecidable is not null ? new CheckResult(Verdict.NotDecidable, _cases, Actual: _notDecidable)
                    : _cases == 0 ? new CheckResult(Verdict.Vacuous, 0, Actual: "the check found no case in which the premise held")
                    : new CheckResult(Verdict.Pass, _cases);
            }
        }
    }

    /// <summary>The premise of the rule held once more, and this is what must be so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="expected">What the rule asks for, as a sentence that can follow "Expected: ".</param>
    /// <param name="actual">What was seen.</param>
    /// <param name="program">The program that shows it; empty if there is none.</param>
    /// <param name="csharp">The same as C#.</param>
    internal void Expect(bool holds, string expected, string actual, string program = "", string csharp = "")
    {
        lock (_lock)
        {
            _cases++;
            if (!holds && _expected is null)
            {
                _expected = expected;
                _actual = actual;
                _program = program;
                _csharp = csharp;
            }
        }
    }

    /// <summary>The premise of the rule held so many times, and the rule with it.</summary>
    internal void Count(long cases)
    {
        lock (_lock)
        {
            _cases += cases;
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
                _program = result.Program;
            }
            else if (result.Verdict == Verdict.NotDecidable)
            {
                _notDecidable ??= result.Actual;
            }
        }
    }
}
