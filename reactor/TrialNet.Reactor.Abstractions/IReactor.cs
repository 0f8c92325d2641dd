namespace TrialNet.Reactor.Abstractions;

/// <summary>What every reactor has: the loop, timers, and calls from other threads. Everything else is a capability to ask for with <c>is</c>.</summary>
public interface IReactor : IReactorCore, IReactorTime, IReactorThreads;
