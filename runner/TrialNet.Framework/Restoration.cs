namespace TrialNet.Framework;

/// <summary>Puts something back, once. Threading: the reactor's own thread.</summary>
/// <param name="restore">Puts it back.</param>
internal sealed class Restoration(Action restore) : IDisposable
{
    private Action? _restore = restore;

    /// <inheritdoc/>
    public void Dispose()
    {
        var restore = _restore;
        _restore = null;
        restore?.Invoke();
    }
}
