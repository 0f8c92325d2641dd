namespace TrialNet.Conformance.Subjects;

/// <summary>
/// An implementation of Deferreds under test. One object serves one program: what is logged and left unhandled meanwhile is its own.
/// </summary>
/// <remarks>
/// Two members must be written, <see cref="Manifest"/> and <see cref="NewDeferred"/>; the others have defaults that ask nothing
/// more of the implementation. A capability is an interface beside this class: <see cref="IHasLists"/>, <see cref="IHasClock"/>
/// and so on, to be declared in the manifest. Threading: one thread at a time.
/// </remarks>
public abstract class DeferredSubject : IDisposable
{
    /// <summary>What the subject declares.</summary>
    public abstract SubjectManifest Manifest { get; }

    /// <summary>Makes a Deferred that has not been fired.</summary>
    /// <param name="canceller">Called with the Deferred when it is cancelled; null for none (D-6.02).</param>
    /// <returns>The Deferred.</returns>
    public abstract ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller);

    /// <summary>A Deferred that is born fired (D-9.01).</summary>
    /// <param name="value">Its value.</param>
    /// <returns>The Deferred.</returns>
    public virtual ISubjectDeferred Succeed(object? value)
    {
        var deferred = NewDeferred(null);
        deferred.Callback(value);
        return deferred;
    }

    /// <summary>A Deferred that is born failed (D-9.01).</summary>
    /// <param name="error">Its exception.</param>
    /// <returns>The Deferred.</returns>
    public virtual ISubjectDeferred Fail(Exception error)
    {
        var deferred = NewDeferred(null);
        deferred.Errback(error);
        return deferred;
    }

    /// <summary>Calls a function that gives a value or throws (D-9.02); null where the implementation has no such helper.</summary>
    /// <param name="function">Returns a value or throws.</param>
    /// <returns>The Deferred.</returns>
    public virtual ISubjectDeferred? Execute(Func<object?> function) => null;

    /// <summary>Calls a function that may answer with anything (D-9.03); null where the implementation has no such helper.</summary>
    /// <param name="function">Returns a value, a <see cref="ReturnedFailure"/> or an <see cref="ISubjectDeferred"/>, or throws.</param>
    /// <returns>The Deferred: the very wrapper that the function returned, if the implementation gave that Deferred back.</returns>
    public virtual ISubjectDeferred? Maybe(Func<object?> function) => null;

    /// <summary>Adds the errback that logs (D-9.09).</summary>
    /// <param name="deferred">To which.</param>
    /// <returns>Whether there is one.</returns>
    public virtual bool AddLogging(ISubjectDeferred deferred) => false;

    /// <summary>Takes the failures that nobody took, at this moment and without the garbage collector (D-12.05).</summary>
    /// <returns>Their exceptions in any order; null where the implementation cannot tell.</returns>
    public virtual IReadOnlyList<Exception>? TakeUnhandled() => null;

    /// <summary>Takes the errors that were logged since the last call, unhandled ones excepted (D-6.11).</summary>
    /// <returns>Their exceptions in order; null where the implementation's log cannot be seen.</returns>
    public virtual IReadOnlyList<Exception>? TakeLogged() => null;

    /// <summary>Says which exception of the rules one of the implementation's is.</summary>
    /// <param name="error">An exception that the kit did not make.</param>
    /// <returns>What it is.</returns>
    public abstract ErrorView View(Exception error);

    /// <summary>
    /// Turns a value that the implementation made (the result of a list, a first success) into <see cref="ListedOutcomes"/>,
    /// <see cref="ListedValues"/> or <see cref="IndexedValue"/>.
    /// </summary>
    /// <param name="value">A value that a callback got.</param>
    /// <returns>That, or the value itself.</returns>
    public virtual object? View(object? value) => value;

    /// <summary>Ends the program: nothing of it is used afterwards.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the model say where in the trace it decided something.</summary>
    internal virtual void Follow(Func<int> position)
    {
    }

    /// <summary>Ends the program.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
