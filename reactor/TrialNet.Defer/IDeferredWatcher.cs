namespace TrialNet.Defer;

/// <summary>Hears of the Deferreds of a scope: a simulated reactor knows by this which of them are never fired.</summary>
/// <remarks>Threading: called on the thread that makes or fires.</remarks>
internal interface IDeferredWatcher
{
    /// <summary>A chain was made; it may not be complete yet.</summary>
    void Made(CallbackChain chain);

    /// <summary>A chain was fired.</summary>
    void Fired(CallbackChain chain);
}
