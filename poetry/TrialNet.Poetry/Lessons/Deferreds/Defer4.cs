using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A Deferred is fired once: the second Callback throws AlreadyCalledException.</summary>
internal sealed class Defer4() : Lesson("defer-4", 7, "a second result is an error of whoever fires, and exit code 1")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(Say, failure => Say($"{failure}"));

        d.Callback("First result");
        d.Callback("Second result");

        Say("Finished");
    }
}
