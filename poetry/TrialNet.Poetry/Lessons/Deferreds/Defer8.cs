using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>The reactor fires the Deferred; whatever comes of it, the program ends.</summary>
internal sealed class Defer8() : ReactorLesson("defer-8", 7, "the reactor fires a Deferred; both sides of it end the program")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed);

        Reactor.CallWhenRunning(() => d.Callback("Another short poem."));

        Reactor.Run();
    }

    private void GotPoem(string poem)
    {
        Say(poem);
        Reactor.Stop();
    }

    private void PoemFailed(Failure failure)
    {
        Complain($"no poem: {failure}");
        Reactor.Stop();
    }
}
