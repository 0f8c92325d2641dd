namespace TrialNet.Conformance.Model;

/// <summary>One place in the queue of a Deferred of the model.</summary>
internal interface IModelStep
{
    /// <summary>Uses the result that stands there.</summary>
    /// <param name="deferred">Whose queue it is.</param>
    /// <param name="result">A value or a <see cref="ModelFailure"/>.</param>
    /// <returns>The next result; a <see cref="ModelDeferred"/> is waited for. What it throws is a failure.</returns>
    object? Use(ModelDeferred deferred, object? result);
}
