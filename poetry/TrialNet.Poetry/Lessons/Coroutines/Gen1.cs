using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>An iterator's body runs piece by piece, each time that a value is asked for.</summary>
internal sealed class Gen1() : Lesson("gen-1", 17, "an iterator runs up to its next 'yield return', and waits there")
{
    protected override void Run()
    {
        foreach (var number in Generate())
        {
            Say($"{number}");
        }
    }

    private IEnumerable<int> Generate()
    {
        Say("starting up");
        yield return 1;
        Say("workin'");
        yield return 2;
        Say("still workin'");
        yield return 3;
        Say("done");
    }
}
