namespace TrialNet.Reactor.Testing;

/// <summary>Brings what is posted to the next advance of a <see cref="MemoryReactor"/>.</summary>
internal sealed class MemoryContext(MemoryReactor reactor) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        reactor.CallFromThread(() => d(state));
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
