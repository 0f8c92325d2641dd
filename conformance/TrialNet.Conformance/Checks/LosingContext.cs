namespace TrialNet.Conformance.Checks;

/// <summary>A synchronization context on which nothing that is posted ever runs: a Deferred has nothing to do with it.</summary>
internal sealed class LosingContext : SynchronizationContext
{
    private int _posts;

    internal int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref _posts);

    public override void Send(SendOrPostCallback d, object? state) => Interlocked.Increment(ref _posts);

    public override SynchronizationContext CreateCopy() => this;
}
