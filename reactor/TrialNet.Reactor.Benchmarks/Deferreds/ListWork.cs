using TrialNet.Defer;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>A list of a hundred that are fired one after the other.</summary>
internal static class ListWork
{
    public const int Members = 100;

    private const int Value = 1000;

    public static void List(int count)
    {
        var members = new Deferred<int>[Members];
        for (; count > 0; count--)
        {
            Make(members);
            _ = DeferredList.Of(members);
            Fire(members);
        }
    }

    public static void Gather(int count)
    {
        var members = new Deferred<int>[Members];
        for (; count > 0; count--)
        {
            Make(members);
            _ = Deferred.Gather(members);
            Fire(members);
        }
    }

    public static void WhenAll(int count)
    {
        var sources = new TaskCompletionSource<int>[Members];
        var tasks = new Task<int>[Members];
        for (; count > 0; count--)
        {
            for (var i = 0; i < Members; i++)
            {
                sources[i] = new TaskCompletionSource<int>();
                tasks[i] = sources[i].Task;
            }

            _ = Task.WhenAll(tasks);
            foreach (var source in sources)
            {
                source.SetResult(Value);
            }
        }
    }

    private static void Make(Deferred<int>[] members)
    {
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = new Deferred<int>();
        }
    }

    private static void Fire(Deferred<int>[] members)
    {
        foreach (var member in members)
        {
            member.Callback(Value);
        }
    }
}
