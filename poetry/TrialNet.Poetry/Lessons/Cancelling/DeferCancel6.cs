using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>What the canceller fires is the result; there is no CancelledException then.</summary>
internal sealed class DeferCancel6() : Lesson("defer-cancel-6", 19, "a canceller may fire the Deferred with a result")
{
    protected override void Run()
    {
        var d = new Deferred<string>(Canceller);
        d.AddCallbacks(Callback, Errback);
        d.Cancel();
        Say("done");
    }

    private void Canceller(Deferred<string> deferred)
    {
        Say($"I need to cancel this deferred: {deferred}");
        Say("Firing the deferred with a result");
        deferred.Callback("result");
    }

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
