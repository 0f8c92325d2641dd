using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A failure goes to the errback.</summary>
internal sealed class Defer2() : Lesson("defer-2", 7, "a Deferred that is fired with a Failure calls its errback")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed);

        d.Errback(new Failure(new Exception("I have failed.")));

        Say("Finished");
    }

    private void GotPoem(string poem) => Say(poem);

    private void PoemFailed(Failure failure) => Say("No poetry for you.");
}
