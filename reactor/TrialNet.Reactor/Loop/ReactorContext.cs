using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <summary>Brings what <c>await</c> goes on with back to the reactor's thread, and to the scope in which it was awaited.</summary>
/// <param name="reactor">The reactor.</param>
/// <param name="scope">The scope; null for whoever runs the reactor.</param>
internal sealed class ReactorContext(ReactorBase reactor, Scope? scope) : SynchronizationContext
{
    internal Scope? Scope => scope;

    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        reactor.Post(new QueuedCall(d, state, scope));
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (!reactor.InOwnThread)
        {
            throw new NotSupportedException(
                $"Send to the {reactor} from another thread would block that thread: use Post or CallFromThread.");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => $"context of the {reactor}";
}
