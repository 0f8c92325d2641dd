namespace TrialNet.Defer;

/// <summary>A <see cref="DeferredWait{T}"/> without its type, for whoever runs the iterator.</summary>
internal interface IDeferredWait
{
    /// <summary>Whether it has its result.</summary>
    bool IsOver { get; }

    /// <summary>The failure that it brought, while the body has not looked at it.</summary>
    Failure? Unseen { get; }

    /// <summary>Says that a body begins to wait.</summary>
    /// <returns>What is waited for, if the view is current and this is its thread.</returns>
    CallbackChain Begin();

    /// <summary>Takes the value or <see cref="Failure"/>.</summary>
    void End(object? result);
}
