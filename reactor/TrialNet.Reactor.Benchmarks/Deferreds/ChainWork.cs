using TrialNet.Defer;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Chains of ten callbacks, and what .NET people write instead. Each method does its work a number of times.</summary>
internal static class ChainWork
{
    public const int Stages = 10;

    // Beyond the numbers that are kept in boxes: each stage makes a box.
    private const int Start = 1000;

    private static readonly InvalidOperationException Error = new("no");

    public static void Fire(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            for (var stage = 0; stage < Stages; stage++)
            {
                deferred.AddCallback(static value => value + 1);
            }

            deferred.Callback(Start);
        }
    }

    public static void FireContinuations(int count)
    {
        for (; count > 0; count--)
        {
            var completion = new TaskCompletionSource<int>();
            var task = completion.Task;
            for (var stage = 0; stage < Stages; stage++)
            {
                task = task.ContinueWith(
                    static done => done.Result + 1, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            completion.SetResult(Start);
        }
    }

    public static void FireStrings(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<string>();
            for (var stage = 0; stage < Stages; stage++)
            {
                deferred.AddCallback(static value => value);
            }

            deferred.Callback("poem");
        }
    }

    public static void FireStringContinuations(int count)
    {
        for (; count > 0; count--)
        {
            var completion = new TaskCompletionSource<string>();
            var task = completion.Task;
            for (var stage = 0; stage < Stages; stage++)
            {
                task = task.ContinueWith(
                    static done => done.Result, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            completion.SetResult("poem");
        }
    }

    public static void FireStringMethods(int count)
    {
        for (; count > 0; count--)
        {
            var completion = new TaskCompletionSource<string>();
            _ = Nested(completion.Task, Stages);
            completion.SetResult("poem");
        }

        static async Task<string> Nested(Task<string> leaf, int depth) => await (depth == 1 ? leaf : Nested(leaf, depth - 1));
    }

    public static void AddToFired(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = Deferred.Succeed(Start);
            for (var stage = 0; stage < Stages; stage++)
            {
                deferred.AddCallback(static value => value + 1);
            }
        }
    }

    public static void ContinueCompleted(int count)
    {
        for (; count > 0; count--)
        {
            var task = Task.FromResult(Start);
            for (var stage = 0; stage < Stages; stage++)
            {
                task = task.ContinueWith(
                    static done => done.Result + 1, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    public static void Fail(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            for (var stage = 0; stage < Stages; stage++)
            {
                deferred.AddErrback(static failure => failure);
            }

            deferred.Errback(Error);
            deferred.AddErrback(static _ => 0);
        }
    }
}
