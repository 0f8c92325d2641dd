namespace TrialNet.Conformance.Tests;

/// <summary>Whether the tests that take minutes are to run too: TRIALNET_ALL_MUTANTS is 1. The fast tier has a part of them.</summary>
internal static class FullTier
{
    internal static bool IsOn { get; } = Environment.GetEnvironmentVariable("TRIALNET_ALL_MUTANTS") == "1";
}
