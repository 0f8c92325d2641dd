using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <summary>Ends what <see cref="ReactorBase.Enter"/> began: a call on behalf of somebody's timer, connection or port.</summary>
internal readonly ref struct DispatchFrame
{
    private readonly ScopeActivation _activation;
    private readonly SynchronizationContext? _previous;
    private readonly bool _switched;

    internal DispatchFrame(ScopeActivation activation) => _activation = activation;

    internal DispatchFrame(ScopeActivation activation, SynchronizationContext? previous)
        : this(activation)
    {
        _previous = previous;
        _switched = true;
    }

    public void Dispose()
    {
        if (_switched)
        {
            SynchronizationContext.SetSynchronizationContext(_previous);
        }

        _activation.Dispose();
    }
}
