namespace TrialNet.Conformance.Subjects;

/// <summary>
/// The body of an async method, as the kit writes it. The subject's method is a loop: while <see cref="Next"/> gives a Deferred,
/// wait for it, and tell <see cref="Got"/> or <see cref="Failed"/> what came; at the end return what <see cref="End"/> returns.
/// </summary>
public interface IBody
{
    /// <summary>Does what comes before the next wait.</summary>
    /// <returns>The Deferred to wait for; null at the end.</returns>
    ISubjectDeferred? Next();

    /// <summary>Hears of a value that a wait gave.</summary>
    /// <param name="value">The value.</param>
    void Got(object? value);

    /// <summary>Hears of an exception that a wait threw.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>True if the body catches it; else it must go on up, out of the body.</returns>
    bool Failed(Exception error);

    /// <summary>To be called in a <c>finally</c> block around the whole body.</summary>
    void Finally();

    /// <summary>The body's result, which may be an <see cref="ISubjectDeferred"/> or a <see cref="ReturnedFailure"/>; or it throws.</summary>
    /// <returns>The result.</returns>
    object? End();
}
