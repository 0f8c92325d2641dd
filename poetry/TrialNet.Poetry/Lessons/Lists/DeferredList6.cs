using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>The list hears of the failure, but leaves it where it is: the member is reported.</summary>
internal sealed class DeferredList6() : Lesson("deferred-list-6", 18, "without ConsumeErrors the member's failure is still unhandled")
{
    protected override void Run()
    {
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d = DeferredList.Of([d1, d2]);
        d.AddCallback(GotResults);

        Say("Firing d1.");
        d1.Callback("d1 result");
        Say("Firing d2 with errback.");
        d2.Errback(new Exception("d2 failure"));
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
