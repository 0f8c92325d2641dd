using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>The list waits for its member.</summary>
internal sealed class DeferredList2() : Lesson("deferred-list-2", 18, "a list of one fires with it, as a pair of success and value")
{
    protected override void Run()
    {
        Say("One Deferred.");
        var d1 = new Deferred<string>();
        var d = DeferredList.Of([d1]);
        Say("Adding Callback.");
        d.AddCallback(GotResults);
        Say("Firing d1.");
        d1.Callback("d1 result");
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
