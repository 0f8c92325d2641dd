namespace TrialNet.Framework;

/// <summary>Tells a test's code that its time is up; costs nothing where nobody asks. Threading: <see cref="Token"/> on the reactor's thread.</summary>
internal sealed class TestCancellation : IDisposable
{
    private CancellationTokenSource? _source;
    private bool _isCancelled;

    internal CancellationToken Token
    {
        get
        {
            if (_isCancelled)
            {
                return new CancellationToken(canceled: true);
            }

            _source ??= new CancellationTokenSource();
            return _source.Token;
        }
    }

    internal void Cancel()
    {
        _isCancelled = true;
        _source?.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();
}
