using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A Deferred is fired once: Callback after Errback throws AlreadyCalledException.</summary>
internal sealed class Defer7() : Lesson("defer-7", 7, "a result after the failure is an error of whoever fires")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Say, failure => Say($"{failure}"));

        d.Errback(new Exception("First error"));
        d.Callback("First result");

        Say("Finished");
    }
}
