using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>A Deferred that waits for another has nothing to cancel itself: the request goes on to where the work is.</summary>
internal sealed class DeferCancel12() : Lesson("defer-cancel-12", 19, "cancelling the outer of two Deferreds cancels the inner one")
{
    protected override void Run()
    {
        var inner = new Deferred<string>(InnerCanceller);
        var outer = new Deferred<int>(OuterCanceller);
        outer.AddCallback(_ => ReturnInner(inner)).AddCallbacks(OuterCallback, OuterErrback);

        // The outer one has its first result, and waits for the inner one from now on.
        outer.Callback(0);

        Say("canceling outer deferred.");
        outer.Cancel();

        Say("done");
    }

    private Deferred<string> ReturnInner(Deferred<string> inner)
    {
        Say("first outer callback, returning inner deferred");
        return inner;
    }

    private void InnerCanceller(Deferred<string> deferred) => Say("inner cancel callback.");

    private void OuterCanceller(Deferred<int> deferred) => Say("outer cancel callback.");

    private void OuterCallback(string result) => Say($"outer callback got: {result}");

    private void OuterErrback(Failure failure) => Say($"outer errback got: {failure}");
}
