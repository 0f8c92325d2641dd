namespace TrialNet.Conformance.Subjects;

/// <summary>One Deferred under test. Whoever wants another implementation judged writes this once, as a thin wrapper.</summary>
/// <remarks>
/// Each member does what its name says to the wrapped object and nothing more; what that throws is let through. Values are passed
/// as they are; an exception stands for the failure that holds it. What a callback of the kit returns may be a value, a
/// <see cref="ReturnedFailure"/>, or an <see cref="ISubjectDeferred"/>, to be handed to the implementation as its own kind of
/// Deferred. Threading: one thread at a time.
/// </remarks>
public interface ISubjectDeferred
{
    /// <summary>Whether it has been fired (D-3.06).</summary>
    bool IsCalled { get; }

    /// <summary>A name that the text of other Deferreds uses for this one; empty if they use none.</summary>
    string Name { get; }

    /// <summary>Adds a callback, an errback, or both as one pair.</summary>
    /// <param name="callback">Gets the value; null adds the errback alone.</param>
    /// <param name="errback">Gets the failure's exception; null adds the callback alone.</param>
    /// <returns>This object, if the implementation returned the Deferred itself; else a wrapper of what it returned.</returns>
    ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback);

    /// <summary>
    /// Adds a pair that need not have an errback: AddCallbacks (D-2.10). To be written where the implementation has a call of its own
    /// for that.
    /// </summary>
    /// <param name="callback">Gets the value.</param>
    /// <param name="errback">Gets the failure's exception; null for none.</param>
    /// <returns>As <see cref="Add"/>.</returns>
    ISubjectDeferred AddPair(Func<object?, object?> callback, Func<Exception, object?>? errback) => Add(callback, errback);

    /// <summary>Adds one callable for either kind of result (D-2.07).</summary>
    /// <param name="callback">Gets the value and no exception, or null and the failure's exception.</param>
    /// <returns>As <see cref="Add"/>.</returns>
    ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback);

    /// <summary>Fires it with a value; a <see cref="ReturnedFailure"/> stands for a failure as value, an <see cref="ISubjectDeferred"/> for a Deferred.</summary>
    /// <param name="value">The value.</param>
    void Callback(object? value);

    /// <summary>Fires it with a failure.</summary>
    /// <param name="error">The exception, which has not been thrown.</param>
    void Errback(Exception error);

    /// <summary>Pauses it.</summary>
    void Pause();

    /// <summary>Undoes one pause.</summary>
    void Unpause();

    /// <summary>Cancels it.</summary>
    void Cancel();

    /// <summary>Chains it to another one: ChainDeferred (D-4.16).</summary>
    /// <param name="target">The one to be fired.</param>
    /// <returns>As <see cref="Add"/>.</returns>
    ISubjectDeferred Chain(ISubjectDeferred target);

    /// <summary>What its text says (D-4.18).</summary>
    SubjectState GetState();
}
