using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>A list never fails on account of a member; with ConsumeErrors it also takes the member's failure.</summary>
internal sealed class DeferredList5()
    : Lesson("deferred-list-5", 18, "ConsumeErrors: a failure is one more result, and nobody is told twice")
{
    protected override void Run()
    {
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d = DeferredList.Of([d1, d2], DeferredListOptions.ConsumeErrors);
        d.AddCallback(GotResults);

        Say("Firing d1.");
        d1.Callback("d1 result");
        Say("Firing d2 with errback.");
        d2.Errback(new Exception("d2 failure"));
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
