using TrialNet.Defer;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>An async method that awaits ten results which come one after the other, later.</summary>
internal static class AwaitWork
{
    public const int Waits = 10;

    private const int Value = 1000;

    public static void Deferreds(int count)
    {
        var waits = new Deferred<int>[Waits];
        for (; count > 0; count--)
        {
            for (var i = 0; i < Waits; i++)
            {
                waits[i] = new Deferred<int>();
            }

            _ = Sum(waits);
            for (var i = 0; i < Waits; i++)
            {
                waits[i].Callback(Value);
            }
        }

        static async Deferred<int> Sum(Deferred<int>[] waits)
        {
            var sum = 0;
            foreach (var wait in waits)
            {
                sum += await wait;
            }

            return sum;
        }
    }

    public static void Tasks(int count)
    {
        var waits = new TaskCompletionSource<int>[Waits];
        for (; count > 0; count--)
        {
            for (var i = 0; i < Waits; i++)
            {
                waits[i] = new TaskCompletionSource<int>();
            }

            _ = Sum(waits);
            for (var i = 0; i < Waits; i++)
            {
                waits[i].SetResult(Value);
            }
        }

        static async Task<int> Sum(TaskCompletionSource<int>[] waits)
        {
            var sum = 0;
            foreach (var wait in waits)
            {
                sum += await wait.Task;
            }

            return sum;
        }
    }

    public static void DeferredsInTask(int count)
    {
        var waits = new Deferred<int>[Waits];
        for (; count > 0; count--)
        {
            for (var i = 0; i < Waits; i++)
            {
                waits[i] = new Deferred<int>();
            }

            _ = Sum(waits);
            for (var i = 0; i < Waits; i++)
            {
                waits[i].Callback(Value);
            }
        }

        static async Task<int> Sum(Deferred<int>[] waits)
        {
            var sum = 0;
            foreach (var wait in waits)
            {
                sum += await wait;
            }

            return sum;
        }
    }
}
