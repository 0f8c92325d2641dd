namespace TrialNet.Reactor.Threads;

/// <summary>Something to be done on a thread of a pool.</summary>
internal interface IPoolWork
{
    /// <summary>Does it, once; lets no exception out.</summary>
    void Run();
}
