using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <summary>Ends what <see cref="ReactorBase.Enter"/> began: a call on behalf of somebody's timer, connection or port.</summary>
/// <remarks>What the call did to the thread's execution context (<see cref="AsyncLocal{T}"/>) ends with it, and does not reach the next.</remarks>
internal readonly ref struct DispatchFrame
{
    private readonly ScopeActivation _activation;
    private readonly ExecutionContext? _execution;
    private readonly SynchronizationContext? _previous;
    private readonly bool _switched;

    internal DispatchFrame(ScopeActivation activation)
    {
        _activation = activation;
        _execution = ExecutionContext.Capture();
    }

    internal DispatchFrame(ScopeActivation activation, SynchronizationContext? previous)
        : this(activation)
    {
        _previous = previous;
        _switched = true;
    }

    public void Dispose()
    {
        if (_execution is not null && !ReferenceEquals(_execution, ExecutionContext.Capture()))
        {
            ExecutionContext.Restore(_execution);
        }

        if (_switched)
        {
            SynchronizationContext.SetSynchronizationContext(_previous);
        }

        _activation.Dispose();
    }
}
