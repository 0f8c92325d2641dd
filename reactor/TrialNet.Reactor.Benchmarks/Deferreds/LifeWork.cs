using TrialNet.Defer;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>The small parts of a Deferred's life: made, fired, cancelled, failed.</summary>
internal static class LifeWork
{
    private const int Value = 1000;

    private static readonly Scope Holding = new("holding", holdsFailures: true);
    private static readonly InvalidOperationException Error = new("no");

    // Where what was made goes, so that making it cannot be left out.
    private static object? _sink;

    public static void Create(int count)
    {
        for (; count > 0; count--)
        {
            _sink = new Deferred<int>();
        }
    }

    public static void CreateTask(int count)
    {
        for (; count > 0; count--)
        {
            _sink = new TaskCompletionSource<int>();
        }
    }

    public static void OneCallback(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            deferred.AddCallback(static value => value + 1);
            deferred.Callback(Value);
        }
    }

    public static void OneContinuation(int count)
    {
        for (; count > 0; count--)
        {
            var completion = new TaskCompletionSource<int>();
            _ = completion.Task.ContinueWith(
                static done => done.Result + 1, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            completion.SetResult(Value);
        }
    }

    public static void Cancel(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>(static _ => { });
            deferred.AddErrback(static _ => 0);
            deferred.Cancel();
        }
    }

    public static void CancelTask(int count)
    {
        for (; count > 0; count--)
        {
            using var source = new CancellationTokenSource();
            var completion = new TaskCompletionSource<int>();
            using var registration = source.Token.Register(static state => ((TaskCompletionSource<int>)state!).TrySetCanceled(), completion);
            _ = completion.Task.ContinueWith(
                static _ => 0, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            source.Cancel();
        }
    }

    public static void OneCallbackWhereFailuresAreHeld(int count)
    {
        using var scope = Holding.Enter();
        OneCallback(count);
    }

    public static void HandledFailure(int count)
    {
        using var scope = Holding.Enter();
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            deferred.AddErrback(static _ => 0);
            deferred.Errback(Error);
        }
    }

    public static void FailureHandledLate(int count)
    {
        using var scope = Holding.Enter();
        FailAndHandle(count);
    }

    public static void FailureHandledLateByDefault(int count) => FailAndHandle(count);

    private static void FailAndHandle(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            deferred.Errback(Error);
            deferred.AddErrback(static _ => 0);
        }
    }
}
