using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>Exercises 17.3 and 17.4: N waits cut a body into N + 1 callbacks; bodies side by side may take turns in any order.</summary>
internal sealed class InlineCallbacksPieces()
    : Lesson("inline-callbacks-pieces", 17, "exercises 17.3, 17.4: how many callbacks a body is, and how many orders there are")
{
    private readonly List<string> _ran = [];

    protected override void Run()
    {
        foreach (var waits in (int[])[0, 1, 3])
        {
            Say($"{waits} waits: {RunOne(waits)} pieces");
        }

        var orders = Orders([.. Enumerable.Repeat(1, 3)]).ToList();
        Say($"three bodies of one wait each: {orders.Count} orders in which their second pieces can run");
        foreach (var order in orders)
        {
            Say($"  {RunThree(order)}");
        }
    }

    private int RunOne(int waits)
    {
        _ran.Clear();
        var fired = Enumerable.Range(0, waits).Select(static _ => new Deferred<int>()).ToList();
        InlineCallbacks.Run(() => Body("x", fired));
        fired.ForEach(static d => d.Callback(0));
        return _ran.Count;
    }

    private string RunThree(IReadOnlyList<int> order)
    {
        _ran.Clear();
        var fired = new[] { new Deferred<int>(), new Deferred<int>(), new Deferred<int>() };
        for (var i = 0; i < fired.Length; i++)
        {
            var (name, d) = ("abc"[i..(i + 1)], fired[i]);
            InlineCallbacks.Run(() => Body(name, [d]));
        }

        foreach (var next in order)
        {
            fired[next].Callback(0);
        }

        return string.Join(' ', _ran);
    }

    private IEnumerable Body(string name, IEnumerable<Deferred<int>> waits)
    {
        var piece = 1;
        _ran.Add($"{name}{piece}");
        foreach (var d in waits)
        {
            yield return d;
            piece++;
            _ran.Add($"{name}{piece}");
        }
    }

    /// <summary>Every order of the pieces that each body still has.</summary>
    private static IEnumerable<IReadOnlyList<int>> Orders(int[] left)
    {
        if (left.All(static count => count == 0))
        {
            yield return [];
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] > 0)
            {
                foreach (var rest in Orders([.. left[..i], left[i] - 1, .. left[(i + 1)..]]))
                {
                    yield return [i, .. rest];
                }
            }
        }
    }
}
