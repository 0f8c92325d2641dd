using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>Exercise 19.5: in a running reactor, the outer Deferred is cancelled while the inner one, a timer, is waited for.</summary>
internal sealed class DeferCancelReactor()
    : ReactorLesson("defer-cancel-reactor", 19, "exercise 19.5: cancelling the outer Deferred takes the inner one's timer away (2 s)")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
    }

    private void Start()
    {
        var outer = Reactor.DeferLater(TimeSpan.FromSeconds(1)).AddCallback(_ => WaitLong());
        outer.AddErrback(failure => Say($"outer errback got: {failure}")).AddBoth(_ => Reactor.Stop());
        Reactor.CallLater(TimeSpan.FromSeconds(2), () => Cancel(outer));
    }

    private Deferred<Unit> WaitLong()
    {
        Say("the outer one has its first result, and waits for an hour more");
        return Reactor.DeferLater(TimeSpan.FromHours(1));
    }

    private void Cancel(Deferred outer)
    {
        Say($"timers before: {Reactor.GetDelayedCalls().Count}");
        outer.Cancel();
        Say($"timers after: {Reactor.GetDelayedCalls().Count}");
    }
}
