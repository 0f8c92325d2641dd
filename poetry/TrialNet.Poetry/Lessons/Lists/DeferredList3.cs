using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>The list waits for all of its members.</summary>
internal sealed class DeferredList3() : Lesson("deferred-list-3", 18, "a list of two fires with the last of them")
{
    protected override void Run()
    {
        Say("Two Deferreds.");
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d = DeferredList.Of([d1, d2]);
        Say("Adding Callback.");
        d.AddCallback(GotResults);
        Say("Firing d1.");
        d1.Callback("d1 result");
        Say("Firing d2.");
        d2.Callback("d2 result");
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
