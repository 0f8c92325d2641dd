using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Exercise 7.1: what the last callback gets is what the one before it returned, whichever side that was on.</summary>
internal sealed class PoemDone() : Lesson("poem-done", 7, "exercise 7.1: what arrives at the end of the chain, in four cases")
{
    protected override void Run()
    {
        Make("a poem, and a callback that returns a value", Print, Apologize).Callback("a poem");
        Make("a poem, and a callback that throws", Throw, Apologize).Callback("a poem");
        Make("a failure, and an errback that returns a value", Print, Apologize).Errback(new Exception("no poem"));
        Make("a failure, and an errback that throws", Print, Throw).Errback(new Exception("no poem"));
    }

    private static string Print(string poem) => $"'{poem}' was printed";

    private static string Apologize(Failure failure) => "sorry";

    private static string Throw(object argument) => throw new Exception("out of paper");

    private Deferred<string> Make(string how, Func<string, string> gotPoem, Func<Failure, string> poemFailed)
    {
        var d = new Deferred<string>();
        d.AddCallbacks(gotPoem, poemFailed).AddBoth(outcome => Say($"{how}:\n  poem_done got {outcome}"));
        return d;
    }
}
