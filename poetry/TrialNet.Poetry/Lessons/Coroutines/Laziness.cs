using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>C# sequences are as lazy as Haskell's lists: of an endless one, only what is asked for is ever made.</summary>
internal sealed class Laziness() : Lesson("laziness", 21, "what is not asked for is not computed, so a sequence may be endless")
{
    private int _made;

    protected override void Run()
    {
        Say($"head [1,2,3] = {new[] { 1, 2, 3 }.First()}");

        Say($"head (tail [2,4 ..]) = {From(2, step: 2).Skip(1).First()}");
        Say($"  numbers made: {_made}");

        _made = 0;
        var third = From(1).Zip(From(4), From(7)).Skip(2).First();
        Say($"head (tail (tail (zip3 [1 ..] [4 ..] [7 ..]))) = ({third.First},{third.Second},{third.Third})");
        Say($"  numbers made: {_made}");

        _made = 0;
        var squares = From(1).Select(static number => number * number);
        Say($"a sequence of all squares, of which nothing was asked: numbers made: {_made}");
        Say($"the first above 50 is {squares.First(static square => square > 50)}: numbers made: {_made}");
    }

    private IEnumerable<int> From(int first, int step = 1)
    {
        for (var number = first; ; number += step)
        {
            _made++;
            yield return number;
        }
    }
}
