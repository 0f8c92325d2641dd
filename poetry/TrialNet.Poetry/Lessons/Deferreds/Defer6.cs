using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A Deferred is fired once: the second Errback throws AlreadyCalledException.</summary>
internal sealed class Defer6() : Lesson("defer-6", 7, "a second failure is an error of whoever fires")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Say, failure => Say($"{failure}"));

        d.Errback(new Exception("First error"));
        d.Errback(new Exception("Second error"));

        Say("Finished");
    }
}
