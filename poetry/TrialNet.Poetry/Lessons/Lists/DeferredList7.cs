using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>The list passes the failure on, so that what was added to the member later can take it.</summary>
internal sealed class DeferredList7()
    : Lesson("deferred-list-7", 18, "an errback of the member's own, added after the list, takes the failure")
{
    protected override void Run()
    {
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d = DeferredList.Of([d1, d2]);
        d.AddCallback(GotResults);
        d2.AddErrback(_ => { });

        Say("Firing d1.");
        d1.Callback("d1 result");
        Say("Firing d2 with errback.");
        d2.Errback(new Exception("d2 failure"));
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
