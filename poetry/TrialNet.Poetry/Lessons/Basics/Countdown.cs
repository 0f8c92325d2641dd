using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>A timer is a callback with a delay; each call asks for the next.</summary>
internal sealed class Countdown() : ReactorLesson("countdown", 3, "CallLater and Stop: five seconds, and the end (5 s)")
{
    private int _counter = 5;

    protected override void Run()
    {
        Reactor.CallWhenRunning(Count);
        Say("Start!");
        Reactor.Run();
        Say("Stop!");
    }

    private void Count()
    {
        if (_counter == 0)
        {
            Reactor.Stop();
            return;
        }

        Say($"{_counter} ...");
        _counter--;
        Reactor.CallLater(TimeSpan.FromSeconds(1), Count);
    }
}
