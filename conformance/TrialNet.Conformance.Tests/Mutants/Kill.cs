namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>What became of a mutant that was judged by the rules of its row.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Rule">The rule that the kit says is broken; empty if it found nothing.</param>
/// <param name="Shown">The shrunk program, or what a check expected.</param>
internal sealed record Kill(Mutant Mutant, string Rule, string Shown)
{
    internal bool IsKilled => Rule.Length > 0;
}
