using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>What <c>foreach</c> does, by hand: MoveNext runs a piece, and returns false at the end of the body.</summary>
internal sealed class Gen2() : Lesson("gen-2", 17, "the same iterator, moved on by hand")
{
    protected override void Run()
    {
        using var generator = Generate();
        while (generator.MoveNext())
        {
            Say($"{generator.Current}");
        }
    }

    private IEnumerator<int> Generate()
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
