using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>There is no work left to stop.</summary>
internal sealed class DeferCancel8() : Lesson("defer-cancel-8", 19, "no canceller is called for a Deferred that has its result")
{
    protected override void Run()
    {
        var d = new Deferred<string>(Canceller);
        d.AddCallbacks(Callback, Errback);
        d.Callback("result");
        d.Cancel();
        Say("done");
    }

    private void Canceller(Deferred<string> deferred) => Say($"I need to cancel this deferred: {deferred}");

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
