using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Poetry.Simulator;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// Exercise 10.1: the chain of client 5.1, fired in the four ways in which it can be. The transform may fail as it is known to, and
/// then the original poem does; in any other way, and then there is none.
/// </summary>
internal sealed class FigureRoutes() : Lesson("figure-routes", 10, "figure, exercise 10.1: the four ways through the chain of client 5.1")
{
    protected override void Run()
    {
        Show(
            Panel.Of("the transform succeeds", Chain(static poem => poem + "~").Fire("poem")),
            Panel.Of("it fails as it is known to", Chain(static poem => throw new GibberishException(poem)).Fire("poem")));
        Say("");
        Show(
            Panel.Of("it fails in another way", Chain(static _ => throw new Exception("bug")).Fire("poem")),
            Panel.Of("there is no poem", Chain(static poem => poem).Fire(new Exception("refused"))));
    }

    private static RecordedChain Chain(Func<string, string> transform) => new RecordedChain()
        .Add(poem => transform((string)poem!), null, "transform")
        .Add(null, TransformFailed, "", "transform failed")
        .Add(static _ => "printed", static _ => "reported", "got poem", "poem failed")
        .Add(static _ => "done", static _ => "done", "poem done", "poem done");

    private static object TransformFailed(Failure failure) =>
        failure.Check<GibberishException>() is { } gibberish ? gibberish.Poem : failure;

    private void Show(params Panel[] panels)
    {
        foreach (var line in TextDrawing.SideBySide(panels))
        {
            Say(line);
        }
    }

    private sealed class GibberishException(string poem) : Exception("gibberish")
    {
        internal string Poem { get; } = poem;
    }
}
