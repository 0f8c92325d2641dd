using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>Without a canceller the Deferred fails, but the poem is sent all the same.</summary>
internal sealed class DeferCancel10()
    : ReactorLesson("defer-cancel-10", 19, "cancelled after 2 s without a canceller: the work goes on for nobody (10 s)")
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
        var d = new Deferred<string>();
        Reactor.CallLater(TimeSpan.FromSeconds(5), () => SendPoem(d));
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
