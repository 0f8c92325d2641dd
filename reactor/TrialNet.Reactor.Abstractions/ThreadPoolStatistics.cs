namespace TrialNet.Reactor.Abstractions;

/// <summary>What a reactor's pool of threads was doing at one moment (R-THR-11).</summary>
/// <param name="Threads">The threads there are.</param>
/// <param name="IdleThreads">Those of them without work.</param>
/// <param name="WaitingWork">The pieces of work that no thread has begun.</param>
/// <param name="MinThreads">The fewest threads while the reactor runs.</param>
/// <param name="MaxThreads">The most threads.</param>
public readonly record struct ThreadPoolStatistics(int Threads, int IdleThreads, int WaitingWork, int MinThreads, int MaxThreads);
