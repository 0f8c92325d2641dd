using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>A reactor that can be named, but not made.</summary>
public sealed class OwnReactor : IReactor
{
    public OwnReactor() => throw new NotSupportedException();

    public string Name => throw new NotSupportedException();

    public bool IsRunning => throw new NotSupportedException();

    public bool InOwnThread => throw new NotSupportedException();

    public TimeSpan Now => throw new NotSupportedException();

    public SynchronizationContext SynchronizationContext => throw new NotSupportedException();

    public TimeProvider TimeProvider => throw new NotSupportedException();

    public void Run() => throw new NotSupportedException();

    public void Stop() => throw new NotSupportedException();

    public void Crash() => throw new NotSupportedException();

    public void Iterate(TimeSpan delay) => throw new NotSupportedException();

    public ISystemEventTrigger? CallWhenRunning(Action action) => throw new NotSupportedException();

    public ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger) =>
        throw new NotSupportedException();

    public void RemoveSystemEventTrigger(ISystemEventTrigger trigger) => throw new NotSupportedException();

    public void CallFromThread(Action action) => throw new NotSupportedException();

    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        throw new NotSupportedException();

    public IReadOnlyList<IDelayedCall> GetDelayedCalls() => throw new NotSupportedException();
}
