using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>What ports, connections and attempts have in common: to whom they belong, and their place in the reactor's list.</summary>
internal abstract class ReactorResource : IReactorResource
{
    private protected ReactorResource(ReactorBase reactor, Scope scope, SourceLocation createdAt)
    {
        Reactor = reactor;
        Scope = scope;
        CreatedAt = createdAt;
        CreatedTime = reactor.Now;
        Serial = reactor.NextSerial();
    }

    public abstract string Kind { get; }

    public abstract string Description { get; }

    public Scope Scope { get; }

    public SourceLocation CreatedAt { get; }

    public TimeSpan CreatedTime { get; }

    public abstract string HowToRelease { get; }

    public abstract bool IsReleasing { get; }

    internal ReactorBase Reactor { get; }

    /// <summary>The order of making.</summary>
    internal long Serial { get; }

    /// <summary>Its place in the reactor's list; -1 when it is not there.</summary>
    internal int ListIndex { get; set; } = -1;

    public abstract void Release();

    public override string ToString() => $"{Kind} {Description}";

    /// <summary>Ends it because the reactor shuts down, and says so to whoever uses it (R-CORE-16).</summary>
    internal abstract void DisconnectForShutdown();
}
