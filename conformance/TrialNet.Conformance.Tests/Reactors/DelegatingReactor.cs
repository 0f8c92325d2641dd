using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A reactor that keeps the rules, to be broken in one member each.</summary>
public class DelegatingReactor : IReactor
{
    private readonly IReactor _inner;

    public DelegatingReactor()
        : this("select")
    {
    }

    private protected DelegatingReactor(string kind) => _inner = TrialNet.Reactor.Reactors.Find(kind)!.Create();

    public virtual string Name => "broken";

    private protected IReactorTcp InnerTcp => (IReactorTcp)_inner;

    public virtual bool IsRunning => _inner.IsRunning;

    public virtual TimeSpan Now => _inner.Now;

    public SynchronizationContext SynchronizationContext => _inner.SynchronizationContext;

    public TimeProvider TimeProvider => _inner.TimeProvider;

    public bool InOwnThread => _inner.InOwnThread;

    public virtual void Run() => _inner.Run();

    public virtual void Stop() => _inner.Stop();

    public virtual void Crash() => _inner.Crash();

    public virtual void Iterate(TimeSpan delay) => _inner.Iterate(delay);

    public virtual ISystemEventTrigger? CallWhenRunning(Action action) => _inner.CallWhenRunning(action);

    public virtual ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger) =>
        _inner.AddSystemEventTrigger(phase, systemEvent, trigger);

    public virtual void RemoveSystemEventTrigger(ISystemEventTrigger trigger) => _inner.RemoveSystemEventTrigger(trigger);

    public virtual IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        _inner.CallLater(delay, action, file, line);

    public virtual IReadOnlyList<IDelayedCall> GetDelayedCalls() => _inner.GetDelayedCalls();

    public virtual void CallFromThread(Action action) => _inner.CallFromThread(action);
}
