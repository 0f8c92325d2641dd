using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>Exercise 3.1: three counters at three rates in one loop; the last to end stops the reactor.</summary>
internal sealed class CountdownCounters()
    : ReactorLesson("countdown-counters", 3, "exercise 3.1: three counters at three rates, until the last is done (10 s)")
{
    private int _counting;

    protected override void Run()
    {
        Reactor.CallWhenRunning(() =>
        {
            Start("fast", 0.5);
            Start("middle", 1.2);
            Start("slow", 2);
        });
        Say("Start!");
        Reactor.Run();
        Say("Stop!");
    }

    private void Start(string name, double pace)
    {
        _counting++;
        Count(name, TimeSpan.FromSeconds(pace), 5);
    }

    private void Count(string name, TimeSpan pace, int counter)
    {
        if (counter > 0)
        {
            Say($"{name,-6} {counter} ...");
            Reactor.CallLater(pace, () => Count(name, pace, counter - 1));
        }
        else if (--_counting == 0)
        {
            Reactor.Stop();
        }
    }
}
