using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>Which member was fired first does not show in the result.</summary>
internal sealed class DeferredList4() : Lesson("deferred-list-4", 18, "results stand in the order of the list, not of firing")
{
    protected override void Run()
    {
        Say("Two Deferreds.");
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d = DeferredList.Of([d1, d2]);
        Say("Adding Callback.");
        d.AddCallback(GotResults);
        Say("Firing d2.");
        d2.Callback("d2 result");
        Say("Firing d1.");
        d1.Callback("d1 result");
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
