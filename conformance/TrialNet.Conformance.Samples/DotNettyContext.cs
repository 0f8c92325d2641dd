namespace TrialNet.Conformance.Samples;

/// <summary>Brings what <c>await</c> goes on with back to the loop.</summary>
internal sealed class DotNettyContext(DotNettyReactor reactor) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => reactor.CallFromThread(() => d(state));
}
