using TrialNet.Defer;

namespace TrialNet.Reactor.Simulated;

/// <summary>The Deferreds of a reactor's scopes that are not fired. Threading: any thread.</summary>
/// <remarks>One that everybody else has dropped stays here as long as the reactor does: the collector must not decide what a report says.</remarks>
internal sealed class UnfiredDeferreds : IDeferredWatcher
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CallbackChain, long> _chains = new(ReferenceEqualityComparer.Instance);
    private long _made;

    public void Made(CallbackChain chain)
    {
        lock (_gate)
        {
            _chains.Add(chain, ++_made);
        }
    }

    public void Fired(CallbackChain chain)
    {
        lock (_gate)
        {
            _chains.Remove(chain);
        }
    }

    /// <summary>A line for each, in the order of making.</summary>
    /// <param name="scope">Only those of this scope; null takes all.</param>
    internal string Describe(Scope? scope)
    {
        lock (_gate)
        {
            return string.Join('\n', _chains
                .Where(entry => scope is null || ReferenceEquals(entry.Key.Scope, scope))
                .OrderBy(static entry => entry.Value)
                .Select(static entry => entry.Key.DescribeWait()));
        }
    }
}
