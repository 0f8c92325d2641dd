using TrialNet.Defer;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Callbacks that return Deferreds.</summary>
internal static class NestWork
{
    public const int Stages = 10;
    public const int Depth = 1000;

    private const int Value = 1000;

    public static void Now(int count)
    {
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            for (var stage = 0; stage < Stages; stage++)
            {
                deferred.AddCallback(static value => Deferred.Succeed(value));
            }

            deferred.Callback(Value);
        }
    }

    public static void TasksNow(int count)
    {
        for (; count > 0; count--)
        {
            _ = Outer();
        }

        static async Task<int> Outer()
        {
            var value = Value;
            for (var stage = 0; stage < Stages; stage++)
            {
                value = await Inner(value);
            }

            return value;
        }

#pragma warning disable CS1998 // A method that happens to have its answer: that is the case that is measured.
        static async Task<int> Inner(int value) => value;
#pragma warning restore CS1998
    }

    public static void Later(int count)
    {
        var inner = new Deferred<int>[Stages];
        for (; count > 0; count--)
        {
            var deferred = new Deferred<int>();
            for (var stage = 0; stage < Stages; stage++)
            {
                var one = inner[stage] = new Deferred<int>();
                deferred.AddCallback(_ => one);
            }

            deferred.Callback(Value);
            for (var stage = 0; stage < Stages; stage++)
            {
                inner[stage].Callback(Value);
            }
        }
    }

    public static void TasksLater(int count)
    {
        var inner = new TaskCompletionSource<int>[Stages];
        for (; count > 0; count--)
        {
            var outer = Task.FromResult(Value);
            for (var stage = 0; stage < Stages; stage++)
            {
                var one = inner[stage] = new TaskCompletionSource<int>();
                outer = Wait(outer, one.Task);
            }

            for (var stage = 0; stage < Stages; stage++)
            {
                inner[stage].SetResult(Value);
            }
        }

        static async Task<int> Wait(Task<int> before, Task<int> inner)
        {
            await before;
            return await inner;
        }
    }

    public static void Deep(int count)
    {
        for (; count > 0; count--)
        {
            var leaf = new Deferred<int>();
            var inner = leaf;
            for (var depth = 0; depth < Depth; depth++)
            {
                var one = inner;
                inner = new Deferred<int>();
                inner.AddCallback(_ => one);
                inner.Callback(Value);
            }

            leaf.Callback(Value);
        }
    }

    public static void DeepMethods(int count)
    {
        for (; count > 0; count--)
        {
            var leaf = new TaskCompletionSource<int>();
            var inner = leaf.Task;
            for (var depth = 0; depth < Depth; depth++)
            {
                inner = Await(inner);
            }

            leaf.SetResult(Value);
        }

        static async Task<int> Await(Task<int> inner) => await inner;
    }
}
