using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>Two iterators take turns: each goes on where it was, as callbacks of two chains in one reactor do.</summary>
internal sealed class Gen3() : Lesson("gen-3", 17, "two iterators take turns on one thread")
{
    protected override void Run()
    {
        var waiting = new Queue<IEnumerator<int>>([Generate(1, 2, 3), Generate(10, 20, 30, 40)]);
        while (waiting.TryDequeue(out var generator))
        {
            if (generator.MoveNext())
            {
                Say($"{generator.Current}");
                waiting.Enqueue(generator);
            }
        }
    }

    private static IEnumerator<int> Generate(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            yield return number;
        }
    }
}
