namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What one random program has shown: how often each rule's premise held, and the first difference.</summary>
internal sealed class ProgramLog
{
    private readonly Dictionary<string, long> _cases = new(StringComparer.Ordinal);

    /// <summary>The first difference between the reactor and the model; null if there is none.</summary>
    internal ProgramDifference? Difference { get; private set; }

    internal void Keep(string rule) => _cases[rule] = CasesOf(rule) + 1;

    internal void Break(string rule, string expected, string actual)
    {
        Keep(rule);
        Difference ??= new ProgramDifference(rule, expected, actual);
    }

    /// <summary>The premise of a rule held.</summary>
    internal void Expect(string rule, bool holds, string expected, string actual)
    {
        if (holds)
        {
            Keep(rule);
        }
        else
        {
            Break(rule, expected, actual);
        }
    }

    internal long CasesOf(string rule) => _cases.GetValueOrDefault(rule);
}
