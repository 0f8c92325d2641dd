using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>The canceller takes the timer away: no poem is sent.</summary>
internal sealed class DeferCancel11()
    : ReactorLesson("defer-cancel-11", 19, "cancelled after 2 s with a canceller: the work is not done (10 s)")
{
    protected override void Run()
    {
        var poem = GetPoem();
        poem.AddCallbacks(GotPoem, PoemFailed);
        Reactor.CallLater(TimeSpan.FromSeconds(2), poem.Cancel);
        Reactor.CallLater(TimeSpan.FromSeconds(10), Reactor.Stop);
        Reactor.Run();
    }

    private Deferred<string> GetPoem()
    {
        IDelayedCall? sending = null;
        var d = new Deferred<string>(_ => sending!.Cancel());
        sending = Reactor.CallLater(TimeSpan.FromSeconds(5), () => SendPoem(d));
        return d;
    }

    private void SendPoem(Deferred<string> d)
    {
        Say("Sending poem");
        d.Callback("Once upon a midnight dreary");
    }

    private void GotPoem(string poem) => Say($"I got a poem: {poem}");

    private void PoemFailed(Failure failure) => Say($"get_poem failed: {failure}");
}
