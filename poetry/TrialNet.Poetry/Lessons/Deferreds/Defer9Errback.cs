using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Exercise 7.2: the same chain, fired with a failure.</summary>
internal sealed class Defer9Errback() : ReactorLesson("defer-9-errback", 7, "exercise 7.2: defer-9 along the errback side")
{
    protected override void Run()
    {
        var d = new Deferred<string>();
        d.AddCallbacks(GotPoem, PoemFailed).AddBoth(_ => PoemDone());

        Reactor.CallWhenRunning(() => d.Errback(new Exception("no poem today")));

        Reactor.Run();
    }

    private void GotPoem(string poem) => Say(poem);

    private void PoemFailed(Failure failure) => Complain($"no poem: {failure}");

    private void PoemDone() => Reactor.Stop();
}
