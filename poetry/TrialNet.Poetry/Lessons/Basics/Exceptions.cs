using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>An exception ends the callback that threw it, not the reactor: it is logged, and the next callback runs.</summary>
internal sealed class Exceptions() : ReactorLesson("exception", 3, "an exception in a callback does not stop the reactor")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Trip);
        Reactor.CallWhenRunning(GoOn);
        Say("Starting the reactor.");
        Reactor.Run();
    }

    private static void Trip() => throw new Exception("I trip.");

    private void GoOn()
    {
        Say("And on I walk.");
        Reactor.Stop();
    }
}
