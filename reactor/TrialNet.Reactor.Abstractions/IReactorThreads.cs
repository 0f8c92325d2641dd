using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The way in from other threads (rules R-THR): <see cref="IScopeOwner.CallFromThread"/>, and what depends on it.</summary>
public interface IReactorThreads : IScopeOwner
{
    /// <summary>Posts what <c>await</c> and others want to run back on the reactor's thread; current there while the reactor runs.</summary>
    SynchronizationContext SynchronizationContext { get; }

    /// <summary>The reactor's time for code that wants a <see cref="System.TimeProvider"/>; timers fire on the reactor's thread.</summary>
    TimeProvider TimeProvider { get; }
}
