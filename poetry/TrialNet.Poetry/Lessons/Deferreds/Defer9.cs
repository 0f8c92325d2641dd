using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>What is to be done in either case stands once, at the end: AddBoth is the <c>finally</c> of a chain.</summary>
internal sealed class Defer9() : ReactorLesson("defer-9", 7, "AddBoth: the end of the program stands once, for poem and failure")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed).AddBoth(_ => PoemDone());

        Reactor.CallWhenRunning(() => d.Callback("Another short poem."));

        Reactor.Run();
    }

    private void GotPoem(string poem) => Say(poem);

    private void PoemFailed(Failure failure) => Complain($"no poem: {failure}");

    private void PoemDone() => Reactor.Stop();
}
