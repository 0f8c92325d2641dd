using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>The kind of reactor is chosen when it is made; nothing else of a program changes.</summary>
internal sealed class SimplePoll() : ReactorLesson("simple-poll", 3, "the same on the poll reactor, until Ctrl-C")
{
    public override string? Kind => "poll";

    protected override void Run() => Reactor.Run();
}
