using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>An iterator's end fires its Deferred: with what it returns, or with what it throws. Two of them run side by side.</summary>
internal sealed class InlineCallbacks2()
    : ReactorLesson("inline-callbacks-2", 17, "how an iterator ends: with a value or a failure, two at a time (7 s)")
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
    }

    private void Start()
    {
        var one = InlineCallbacks.Run<int>(MyCallbacks1).AddCallbacks(GotResult, GotError);
        var two = InlineCallbacks.Run(MyCallbacksErr).AddCallbacks(result => Say($"got result: {result}"), GotError);
        DeferredList.Of([one, two]).AddCallback(_ => AllDone());
    }

    private IEnumerable MyCallbacks1()
    {
        Say("my_callbacks_1 first callback");
        yield return Reactor.DeferLater(Short);
        Say("my_callbacks_1 second callback");
        yield return Reactor.DeferLater(Long);
        Say("my_callbacks_1 third callback");
        yield return InlineCallbacks.Return(1);
    }

    private IEnumerable MyCallbacksErr()
    {
        Say("my_callbacks_err first callback");
        yield return Reactor.DeferLater(Short);
        Say("my_callbacks_err second callback");
        yield return Reactor.DeferLater(Long);
        Say("my_callbacks_err third callback");
        throw new Exception("uh oh");
    }

    private void GotResult(int result) => Say($"got result: {result}");

    private void GotError(Failure failure)
    {
        Say($"got error: {failure}");
        Say($"   {failure.Frames[0]}");
    }

    private void AllDone()
    {
        Say("all done");
        Reactor.Stop();
    }
}
