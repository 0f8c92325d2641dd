using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>The reactor calls us: what is to happen is told to it before it runs.</summary>
internal sealed class Hello() : ReactorLesson("hello", 3, "CallWhenRunning: the reactor calls a function of ours; until Ctrl-C")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(SayHello);
        Say("Starting the reactor.");
        Reactor.Run();
    }

    private void SayHello()
    {
        Say("Hello from the reactor loop!");
        Say("Round and round it goes.");
    }
}
