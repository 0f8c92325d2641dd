using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>A loop that waits for nothing, and costs nothing. Ctrl-C ends it.</summary>
internal sealed class Simple() : ReactorLesson("simple", 3, "a reactor with nothing to do, until Ctrl-C")
{
    protected override void Run() => Reactor.Run();
}
