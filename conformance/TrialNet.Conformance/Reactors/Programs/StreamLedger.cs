using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Keeps to itself what the automata see during one run, since the run may be one of a search.</summary>
internal sealed class StreamLedger : IRuleLedger
{
    private readonly Lock _gate = new();

    /// <summary>The first rule that was broken.</summary>
    internal StreamViolation? Violation { get; private set; }

    public void Keep(string rule)
    {
    }

    public void Break(string rule, string expected, string actual)
    {
        lock (_gate)
        {
            Violation ??= new StreamViolation(rule, expected, actual);
        }
    }
}
