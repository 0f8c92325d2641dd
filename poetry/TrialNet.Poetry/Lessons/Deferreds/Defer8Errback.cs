using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Exercise 7.2: the same chain, fired with a failure.</summary>
internal sealed class Defer8Errback() : ReactorLesson("defer-8-errback", 7, "exercise 7.2: defer-8 along the errback side")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed);

        Reactor.CallWhenRunning(() => d.Errback(new Exception("no poem today")));

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
