using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>Whoever works on the result may not know of the cancellation: one late result is no error.</summary>
internal sealed class DeferCancel4() : Lesson("defer-cancel-4", 19, "a result that comes after the cancellation is dropped, once")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Callback, Errback);
        d.Cancel();
        d.Callback("result");
        Say("done");
    }

    private void Callback(string result) => Say($"callback got: {result}");

    private void Errback(Failure failure) => Say($"errback got: {failure}");
}
