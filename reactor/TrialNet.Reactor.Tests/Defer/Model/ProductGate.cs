using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>The product's semaphore; its lock where the limit is one.</summary>
internal sealed class ProductGate(int limit) : IGate
{
    private readonly DeferredSemaphore? _semaphore = limit == 1 ? null : new DeferredSemaphore(limit);
    private readonly DeferredLock? _lock = limit == 1 ? new DeferredLock() : null;
    private readonly Dictionary<int, Deferred> _requests = [];
    private readonly Dictionary<int, Deferred<int>> _answers = [];

    public string State => _lock is null
        ? $"{_semaphore!.Tokens} free, {_semaphore.WaitingCount} waiting"
        : $"{(_lock.IsLocked ? 0 : 1)} free, {_lock.WaitingCount} waiting";

    public void Acquire(int request, Action held, Action cancelled)
    {
        if (_lock is null)
        {
            Listen(_semaphore!.Acquire());
        }
        else
        {
            Listen(_lock.Acquire());
        }

        void Listen<T>(Deferred<T> acquired)
        {
            _requests[request] = acquired;
            acquired.AddCallbacks(_ => held(), _ => cancelled());
        }
    }

    public void Run(int request, Func<bool> function, Action<string> result)
    {
        _answers[request] = new Deferred<int>();
        var later = _lock is null ? _semaphore!.Run(Direct) : _lock.Run(Direct);
        _requests[request] = later;
        later.AddBoth(outcome => result(
            !outcome.IsFailure ? "ok" : outcome.Failure.Check<CancelledException>() is null ? "not held" : "cancelled"));

        object Direct() => function() ? _answers[request] : 0;
    }

    public void Release()
    {
        _semaphore?.Release();
        _lock?.Release();
    }

    public void Cancel(int request) => _requests.GetValueOrDefault(request)?.Cancel();

    public void Finish(int request)
    {
        if (_answers.TryGetValue(request, out var answer) && !answer.IsCalled)
        {
            answer.Callback(1);
        }
    }
}
