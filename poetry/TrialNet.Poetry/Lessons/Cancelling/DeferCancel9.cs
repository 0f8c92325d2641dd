using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>What the next two lessons cancel.</summary>
internal sealed class DeferCancel9() : ReactorLesson("defer-cancel-9", 19, "a poem that comes after 5 s, not cancelled (10 s)")
{
    protected override void Run()
    {
        var poem = GetPoem();
        poem.AddCallbacks(GotPoem, PoemFailed);
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
