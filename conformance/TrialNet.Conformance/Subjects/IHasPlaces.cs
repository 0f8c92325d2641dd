namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose refusals name places (D-3.03). The rule is required of all; what is not shown is not decided.</summary>
public interface IHasPlaces
{
    /// <summary>Makes a Deferred without a canceller at one of several places of the adapter.</summary>
    /// <param name="place">Which, from 0 to 2.</param>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred NewDeferredAt(int place);

    /// <summary>Fires a Deferred with a value at one of several places of the adapter.</summary>
    /// <param name="deferred">Which Deferred.</param>
    /// <param name="place">Which place, from 0 to 2; none of them is one of <see cref="NewDeferredAt"/>.</param>
    /// <param name="value">The value.</param>
    void CallbackAt(ISubjectDeferred deferred, int place, object? value);

    /// <summary>How a text of the implementation writes a place of <see cref="NewDeferredAt"/>.</summary>
    /// <param name="place">Which.</param>
    /// <returns>The words, different for each place.</returns>
    string NameOfMaking(int place);

    /// <summary>How a text of the implementation writes a place of <see cref="CallbackAt"/>.</summary>
    /// <param name="place">Which.</param>
    /// <returns>The words, different for each place.</returns>
    string NameOfFiring(int place);
}
