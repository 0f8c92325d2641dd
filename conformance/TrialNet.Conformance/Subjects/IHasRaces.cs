namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with Race: <see cref="Capability.Races"/>.</summary>
public interface IHasRaces
{
    /// <summary>Races Deferreds against each other (D-8.14).</summary>
    /// <param name="members">The members.</param>
    /// <returns>The Deferred of the winner.</returns>
    ISubjectDeferred Race(IEnumerable<ISubjectDeferred> members);
}
