using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Exercise 7.1: what the last callback gets is what the one before it returned, whichever side that was on.</summary>
internal sealed class PoemDone() : Lesson("poem-done", 7, "exercise 7.1: what arrives at the end of the chain, in four cases")
{
    protected override void Run()
    {
        Fire("a poem, and a callback that returns a value", static poem => $"'{poem}' was printed", static _ => "sorry").Callback("a poem");
        Fire("a poem, and a callback that throws", static _ => throw new Exception("out of paper"), static _ => "sorry").Callback("a poem");
        Fire("a failure, and an errback that returns a value", static poem => poem, static _ => "sorry").Errback(new Exception("no poem"));
        Fire("a failure, and an errback that throws", static poem => poem, static _ => throw new Exception("no paper either")).Errback(new Exception("no poem"));
    }

    private Deferred<string> Fire(string how, Func<string, string> gotPoem, Func<Failure, string> poemFailed)
    {
        var d = new Deferred<string>();
        d.AddCallbacks(gotPoem, poemFailed).AddBoth(outcome => Say($"{how}:\n  poem_done got {outcome}"));
        return d;
    }
}
