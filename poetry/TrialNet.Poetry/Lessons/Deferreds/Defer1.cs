using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A result goes to the callback.</summary>
internal sealed class Defer1() : Lesson("defer-1", 7, "a Deferred that is fired with a result calls its callback")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed);

        d.Callback("This poem is short.");

        Say("Finished");
    }

    private void GotPoem(string poem)
    {
        Say("Your poem is served:");
        Say(poem);
    }

    private void PoemFailed(Failure failure) => Say("No poetry for you.");
}
