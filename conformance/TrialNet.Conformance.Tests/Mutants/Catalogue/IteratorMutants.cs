namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-10, iterators.</summary>
internal static class IteratorMutants
{
    internal static readonly Mutant[] All =
    [
        new("N-D-10.03", "An iterator that is yielded comes straight back.", "D-10.03",
            new Edit("IteratorBox", "case IEnumerator iterator:", "case IEnumerator iterator when iterator is null:")),
        new("N-D-10.11", "InlineCallbacks takes any sequence for an iterator.", "D-10.11",
            new Edit("InlineCallbacks", "sequence is IEnumerator ? sequence.GetEnumerator() :", "sequence is not null ? sequence.GetEnumerator() :")),
    ];
}
