using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>The canceller knows best what went wrong.</summary>
internal sealed class DeferCancel7() : Lesson("defer-cancel-7", 19, "a canceller may fire the Deferred with a failure of its own")
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
        Say("Firing the deferred with an error");
        deferred.Errback(new Exception("error!"));
    }

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
