using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>
/// Exercise 13.4: an errback returns a Deferred too, so that a failure can be made good by something that takes its time.
/// </summary>
internal sealed class Defer10Errback()
    : Lesson("defer-10-errback", 13, "exercise 13.4: an errback returns a Deferred: the chain waits for the second try")
{
    private readonly Deferred<string> _mirror = new();

    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddErrback(AskMirror).AddCallback(GotPoem);

        Say("The first server fails.");
        d.Errback(new Exception("connection refused"));
        Say("The mirror answers.");
        _mirror.Callback("a poem from the mirror");
    }

    private Deferred<string> AskMirror(Failure failure)
    {
        Say($"errback got '{failure.GetErrorMessage()}', and asks the mirror");
        return _mirror;
    }

    private void GotPoem(string poem) => Say($"callback got {poem}");
}
