using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Lists;

/// <summary>Exercise 18.2: the fastest mirror wins; or one that fails spoils it all.</summary>
internal sealed class DeferredListFirst()
    : Lesson("deferred-list-first", 18, "exercise 18.2: lists that fire with the first success, or the first failure")
{
    protected override void Run()
    {
        Say("FireOnOneCallback:");
        var mirrors = Make(DeferredListOptions.FireOnOneCallback);
        Say("Firing d1 with errback.");
        mirrors[0].Errback(new Exception("d1 failure"));
        Say("Firing d2.");
        mirrors[1].Callback("d2 result");
        Say("Firing d3.");
        mirrors[2].Callback("d3 result");

        Say("");
        Say("FireOnOneErrback:");
        var stanzas = Make(DeferredListOptions.FireOnOneErrback);
        Say("Firing d1.");
        stanzas[0].Callback("d1 result");
        Say("Firing d2 with errback.");
        stanzas[1].Errback(new Exception("d2 failure"));
        Say("Firing d3.");
        stanzas[2].Callback("d3 result");
    }

    private Deferred<string>[] Make(DeferredListOptions options)
    {
        var members = new[] { new Deferred<string>(), new Deferred<string>(), new Deferred<string>() };
        DeferredList.Of(members, options | DeferredListOptions.ConsumeErrors).AddCallbacks(GotFirst, GotError);
        return members;
    }

    private void GotFirst(DeferredListResult<string> results) =>
        Say($"We got: #{results.First!.Value.Index}, '{results.First.Value.Value}'");

    private void GotError(Failure failure) => Say($"We failed: {failure.Value.InnerException?.Message}");
}
