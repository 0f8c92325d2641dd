using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>A reactor that was stopped has given everything back: it does not run again. Here another one may be made.</summary>
internal sealed class Restart() : ReactorLesson("restart", 3, "a reactor that was stopped cannot be run again")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Reactor.Stop);
        Reactor.Run();
        Say("The reactor has run, and was stopped.");
        try
        {
            Reactor.Run();
        }
        catch (ReactorNotRestartableException error)
        {
            Say($"Running it again: {error.GetType().Name}");
        }
    }
}
