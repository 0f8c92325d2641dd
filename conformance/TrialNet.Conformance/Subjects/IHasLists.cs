namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with DeferredList and Gather: <see cref="Capability.Lists"/>.</summary>
public interface IHasLists
{
    /// <summary>Makes a list of Deferreds (D-8.01).</summary>
    /// <param name="members">The members; the sequence is to be read by the implementation itself (D-8.18).</param>
    /// <param name="flags">The options.</param>
    /// <returns>The Deferred of the list.</returns>
    ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags);

    /// <summary>Gathers the values of Deferreds (D-8.11).</summary>
    /// <param name="members">The members.</param>
    /// <param name="consumeErrors">Whether failures are taken from the members.</param>
    /// <returns>The Deferred of the values.</returns>
    ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors);
}
