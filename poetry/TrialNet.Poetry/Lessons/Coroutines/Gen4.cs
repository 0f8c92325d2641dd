using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>
/// Values go into an iterator too, and exceptions: it yields an object in which the other side puts the answer. InlineCallbacks
/// works like this: the answer is what came of a Deferred.
/// </summary>
internal sealed class Gen4() : Lesson("gen-4", 17, "values and exceptions are sent into an iterator")
{
    protected override void Run()
    {
        using var generator = Generate();
        generator.MoveNext();
        Say($"{generator.Current.Number}");
        generator.Current.Send(10);
        generator.MoveNext();
        Say($"{generator.Current.Number}");
        generator.Current.Send(20);
        generator.MoveNext();
        Say($"{generator.Current.Number}");
        generator.Current.Throw(new Malfunction());
        generator.MoveNext();
        Say($"{generator.Current.Number}");
        generator.MoveNext();
    }

    private IEnumerator<Question> Generate()
    {
        Say("starting up");
        var first = new Question(1);
        yield return first;
        Say($"got: {first.Answer()}");
        var second = new Question(2);
        yield return second;
        Say($"got: {second.Answer()}");
        var third = new Question(3);
        yield return third;
        try
        {
            third.Answer();
        }
        catch (Malfunction)
        {
            Say("malfunction!");
        }

        yield return new Question(4);
        Say("done");
    }

    private sealed class Question(int number)
    {
        internal int Number { get; } = number;

        internal Func<int> Answer { get; private set; } = static () => throw new InvalidOperationException("There is no answer yet.");

        internal void Send(int value) => Answer = () => value;

        internal void Throw(Exception error) => Answer = () => throw error;
    }

    private sealed class Malfunction() : Exception("the machine is broken");
}
