using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>It is too late to cancel what is done.</summary>
internal sealed class DeferCancel3() : Lesson("defer-cancel-3", 19, "cancelling a Deferred that has its result does nothing")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Callback, Errback);
        d.Callback("result");
        d.Cancel();
        Say("done");
    }

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
