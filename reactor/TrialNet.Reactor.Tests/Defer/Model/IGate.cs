namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What random programs do with a lock or semaphore; requests go by number.</summary>
internal interface IGate
{
    string State { get; }

    void Acquire(int request, Action held, Action cancelled);

    /// <summary>Runs a function that says whether its answer comes later, with <see cref="Finish"/>.</summary>
    void Run(int request, Func<bool> function, Action<string> result);

    void Release();

    void Cancel(int request);

    void Finish(int request);
}
