using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Adapting;

/// <summary>Brings what <c>await</c> goes on with back to a reactor's thread, for a loop that has no context of its own. Threading: any.</summary>
public sealed class LoopContext : SynchronizationContext
{
    private readonly IReactorThreads _reactor;

    /// <summary>Makes one for a reactor.</summary>
    /// <param name="reactor">The reactor, which may be about to be made.</param>
    public LoopContext(IReactorThreads reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        _reactor = reactor;
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        _reactor.CallFromThread(() => d(state));
    }
}
