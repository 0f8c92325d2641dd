using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>The canceller is the place to stop the work.</summary>
internal sealed class DeferCancel5() : Lesson("defer-cancel-5", 19, "a canceller is called first, with the Deferred")
{
    protected override void Run()
    {
        var d = new Deferred<string>(Canceller);
        d.AddCallbacks(Callback, Errback);
        d.Cancel();
        Say("done");
    }

    private void Canceller(Deferred<string> deferred) => Say($"I need to cancel this deferred: {deferred}");

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
