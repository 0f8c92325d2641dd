using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>There is nothing to wait for in an empty list.</summary>
internal sealed class DeferredList1() : Lesson("deferred-list-1", 18, "an empty list fires at once")
{
    protected override void Run()
    {
        Say("Empty List.");
        var d = DeferredList.Of<string>([]);
        Say("Adding Callback.");
        d.AddCallback(GotResults);
    }

    private void GotResults(DeferredListResult<string> results) => Say($"We got: {ListText.Of(results)}");
}
