using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>An errback always gets a Failure, also when a bare exception was given.</summary>
internal sealed class Defer3() : Lesson("defer-3", 7, "an exception that is given to Errback arrives inside a Failure")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed);

        d.Errback(new Exception("I have failed."));
    }

    private void GotPoem(string poem) => Say(poem);

    private void PoemFailed(Failure failure)
    {
        Say($"{failure.GetType()}");
        Say($"{failure}");
        Say("No poetry for you.");
    }
}
