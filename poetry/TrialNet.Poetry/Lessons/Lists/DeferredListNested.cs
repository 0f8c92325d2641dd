using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>Exercises 18.3 and 18.5: a list is a Deferred, and may stand in a list; members may have names instead of places.</summary>
internal sealed class DeferredListNested() : Lesson("deferred-list-nested", 18, "exercises 18.3, 18.5: a list of lists, and a DeferredDict")
{
    protected override void Run()
    {
        Say("A list of lists.");
        var d1 = new Deferred<string>();
        var d2 = new Deferred<string>();
        var d3 = new Deferred<string>();
        DeferredList.Of([DeferredList.Of([d1]), DeferredList.Of([d2, d3])]).AddCallback(GotLists);
        Fire(d3, d1, d2);

        Say("");
        Say("A dictionary.");
        var named = new Dictionary<string, Deferred<string>> { ["d1"] = new(), ["d2"] = new(), ["d3"] = new() };
        DeferredDict.Of(named).AddCallback(GotNames);
        Fire(named["d2"], named["d3"], named["d1"]);
    }

    private static void Fire(params Deferred<string>[] members)
    {
        for (var i = 0; i < members.Length; i++)
        {
            members[i].Callback($"result {i + 1}");
        }
    }

    private void GotLists(DeferredListResult<DeferredListResult<string>> lists) =>
        Say($"We got: [{string.Join(", ", lists.Select(static list => ListText.Of(list.Value)))}]");

    private void GotNames(IReadOnlyDictionary<string, Outcome<string>> outcomes)
    {
        Say("We got:");
        foreach (var (name, outcome) in outcomes.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            Say($"  {name}: '{outcome.Value}'");
        }
    }
}
