using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>A CancelledException goes down the errback side.</summary>
internal sealed class DeferCancel2() : Lesson("defer-cancel-2", 19, "an errback takes the cancellation like any failure")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Callback, Errback);
        d.Cancel();
        Say("done");
    }

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
