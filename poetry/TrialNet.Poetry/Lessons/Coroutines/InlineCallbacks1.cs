using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>One method instead of four callbacks: the iterator waits at each <c>yield return</c> for the Deferred that it yields.</summary>
internal sealed class InlineCallbacks1()
    : ReactorLesson("inline-callbacks-1", 17, "an iterator that waits for its Deferreds, with value and failure (10 s)")
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => InlineCallbacks.Run(MyCallbacks).AddBoth(_ => Reactor.Stop()));
        Reactor.Run();
    }

    private IEnumerable MyCallbacks()
    {
        Say("first callback");

        // What is no Deferred comes straight back.
        var one = 1;
        yield return one;
        Say($"second callback got {one}");

        var d = new Deferred<int>();
        Reactor.CallLater(Pause, () => d.Callback(2));
        var two = InlineCallbacks.WaitFor(d);
        yield return two;
        Say($"third callback got {two.Value}");

        d = new Deferred<int>();
        Reactor.CallLater(Pause, () => d.Errback(new Exception("3")));
        var three = InlineCallbacks.WaitFor(d);
        yield return three;
        try
        {
            _ = three.Value;
        }
        catch (Exception error)
        {
            Say($"fourth callback got {error.GetType().Name}({error.Message})");
        }
    }
}
