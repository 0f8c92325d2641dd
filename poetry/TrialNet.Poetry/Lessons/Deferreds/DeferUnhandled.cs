using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>What a callback throws is the next result; if no errback takes it, somebody must be told in the end.</summary>
internal sealed class DeferUnhandled() : Lesson("defer-unhandled", 9, "a failure that no errback takes is reported in the end")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallback(Fail);

        d.Callback("Here is your result.");

        Say("Finished");
    }

    private static string Fail(string result) => throw new Exception("oops");
}
