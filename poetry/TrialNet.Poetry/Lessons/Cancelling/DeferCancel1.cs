using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>Cancelling fires a waiting Deferred with a CancelledException.</summary>
internal sealed class DeferCancel1() : Lesson("defer-cancel-1", 19, "a cancelled Deferred fails, and nobody takes the failure")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallback(Callback);
        d.Cancel();
        Say("done");
    }

    private void Callback(string result) => Say($"callback got: {result}");
}
