namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose failures can be looked at (rules D-13). The rules are required of all; what is not shown is not decided.</summary>
public interface IHasFailures
{
    /// <summary>Makes a failure of an exception, thrown or not.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>The failure.</returns>
    ISubjectFailure NewFailure(Exception error);

    /// <summary>Makes a failure of a failure (D-13.04).</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The new one.</returns>
    ISubjectFailure NewFailure(ISubjectFailure failure);

    /// <summary>Adds an errback that gets the failure itself.</summary>
    /// <param name="deferred">To which.</param>
    /// <param name="errback">Gets the failure; the chain goes on with null.</param>
    void AddErrback(ISubjectDeferred deferred, Action<ISubjectFailure> errback);

    /// <summary>Fires a Deferred with a failure itself.</summary>
    /// <param name="deferred">Which.</param>
    /// <param name="failure">The failure.</param>
    void Errback(ISubjectDeferred deferred, ISubjectFailure failure);

    /// <summary>Sends a failure through text, as to another process (D-13.10); null where there is no such way.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>What arrives.</returns>
    ISubjectFailure? Transfer(ISubjectFailure failure);

    /// <summary>Whether two failures of lists are equal (D-13.11).</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    bool AreEqual(Exception left, Exception right);
}
