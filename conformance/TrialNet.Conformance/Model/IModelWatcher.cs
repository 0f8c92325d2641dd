namespace TrialNet.Conformance.Model;

/// <summary>Is told what happens inside the model, so that it can be drawn. Results are the model's own: a value, a
/// <see cref="ModelFailure"/>, or a <see cref="ModelDeferred"/> that is to be waited for.</summary>
internal interface IModelWatcher
{
    /// <summary>A body starts, or a list or race begins to listen.</summary>
    void Began(ModelDeferred deferred);

    /// <summary>A Deferred got its first result.</summary>
    void Fired(ModelDeferred deferred, object? result);

    /// <summary>A late result was dropped (D-6.03).</summary>
    void Dropped(ModelDeferred deferred, object? result);

    /// <summary>A step joined a queue.</summary>
    void Added(ModelDeferred deferred, IModelStep step);

    /// <summary>A step is about to use a result.</summary>
    void Enters(ModelDeferred deferred, IModelStep step, object? result);

    /// <summary>A step has been used; this is the result now.</summary>
    void Leaves(ModelDeferred deferred, IModelStep step, object? result);

    /// <summary>A Deferred waits for another one.</summary>
    void Waits(ModelDeferred outer, ModelDeferred inner);

    /// <summary>A Deferred, or its body, got the result of another one, which is left with null.</summary>
    void Took(ModelDeferred outer, ModelDeferred inner, object? result);

    /// <summary>A wait would have closed a circle.</summary>
    void Refused(ModelDeferred outer, ModelDeferred inner);

    /// <summary>A pause was added.</summary>
    void Paused(ModelDeferred deferred);

    /// <summary>A pause was taken away.</summary>
    void Unpaused(ModelDeferred deferred);

    /// <summary>A Deferred is about to be cancelled, or to pass the cancellation on to the one that it waits for.</summary>
    void Cancelled(ModelDeferred deferred, ModelDeferred? passedOnTo);
}
