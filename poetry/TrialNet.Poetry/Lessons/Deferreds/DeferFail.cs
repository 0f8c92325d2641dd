using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Exercise 14.1: what is known already comes as a Deferred that is fired already; whoever asked need not know.</summary>
internal sealed class DeferFail()
    : Lesson("defer-fail", 14, "exercise 14.1: Deferreds that are fired from the start, with Succeed and Fail")
{
    protected override void Run()
    {
        Say("A result that is there:");
        Deferred.Succeed("a cached poem").AddCallbacks(GotPoem, PoemFailed);
        Say("A failure that is there:");
        Deferred.Fail<string>(new Exception("the cache is empty")).AddCallbacks(GotPoem, PoemFailed);
        Say("A function that may return a result, throw, or return a Deferred:");
        Deferred.Maybe(string () => throw new Exception("the cache is broken")).AddCallbacks(GotPoem, PoemFailed);
    }

    private void GotPoem(string poem) => Say($"  callback got {poem}");

    private void PoemFailed(Failure failure) => Say($"  errback got {failure}");
}
