using System.Diagnostics;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>Below every callback on the stack is the reactor, and below that the call of Run, which has not come back.</summary>
internal sealed class Stack() : ReactorLesson("stack", 3, "who calls a callback: the stack inside one; until Ctrl-C")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(ShowStack);
        Reactor.Run();
    }

    private void ShowStack()
    {
        Say("The stack:");
        Complain(new StackTrace().ToString().TrimEnd());
    }
}
