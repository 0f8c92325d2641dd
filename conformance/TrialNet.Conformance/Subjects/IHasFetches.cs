namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose programs may have Deferreds that others fire: those of a poetry client.</summary>
internal interface IHasFetches
{
    /// <summary>Begins to fetch something.</summary>
    /// <param name="kind">From whom: the number of one of the servers that the subject knows.</param>
    /// <returns>The Deferred of the client.</returns>
    ISubjectDeferred BeginFetch(int kind);
}
