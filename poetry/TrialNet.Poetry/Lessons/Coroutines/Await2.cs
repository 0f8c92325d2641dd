using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>
/// What inline-callbacks-2 does, as one writes it today: <c>return</c> fires the method's Deferred, and so does an exception.
/// </summary>
internal sealed class Await2() : ReactorLesson("await-2", 17, "inline-callbacks-2 with 'async' and 'await' (7 s)")
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
        var one = MyCallbacks1().AddCallbacks(GotResult, GotError);
        var two = MyCallbacksErr().AddCallbacks(GotResult, GotError);
        DeferredList.Of([one, two]).AddCallback(_ => AllDone());
    }

    private async Deferred<int> MyCallbacks1()
    {
        Say("my_callbacks_1 first callback");
        await Reactor.DeferLater(Short);
        Say("my_callbacks_1 second callback");
        await Reactor.DeferLater(Long);
        Say("my_callbacks_1 third callback");
        return 1;
    }

    private async Deferred<int> MyCallbacksErr()
    {
        Say("my_callbacks_err first callback");
        await Reactor.DeferLater(Short);
        Say("my_callbacks_err second callback");
        await Reactor.DeferLater(Long);
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
