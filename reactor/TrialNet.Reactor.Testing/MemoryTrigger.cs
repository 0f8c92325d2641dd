using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>Something to do around the start or the end of a <see cref="MemoryReactor"/>.</summary>
internal sealed class MemoryTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger) : ISystemEventTrigger
{
    private readonly Scope _scope = Scope.Current;

    public SystemEventPhase Phase => phase;

    public SystemEvent SystemEvent => systemEvent;

    public override string ToString() => $"trigger {phase} {systemEvent}";

    /// <summary>Runs it; what it throws is logged (R-CORE-10).</summary>
    internal Deferred? Run()
    {
        var entered = _scope.Enter();
        try
        {
            return trigger();
        }
        catch (Exception error)
        {
            _scope.LogError(new Failure(error), $"In a {this}");
            return null;
        }
        finally
        {
            entered.Dispose();
        }
    }
}
