using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>What is written down by rule during one check: whichever rule is broken there, it can be seen again by this check.</summary>
internal sealed class CheckLedger(ReactorTally tally, ReactorCheck check) : IRuleLedger
{
    public void Keep(string rule) => tally.Keep(rule);

    public void Break(string rule, string expected, string actual) => tally.Break(rule, expected, actual, check);
}
