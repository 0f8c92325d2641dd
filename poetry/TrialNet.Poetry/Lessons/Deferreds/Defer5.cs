using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A Deferred is fired once: Errback after Callback throws AlreadyCalledException.</summary>
internal sealed class Defer5() : Lesson("defer-5", 7, "a failure after the result is an error of whoever fires")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Say, failure => Say($"{failure}"));

        d.Callback("First result");
        d.Errback(new Exception("First error"));

        Say("Finished");
    }
}
