using System.Collections;
using System.Diagnostics;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>However it looks, an iterator with Deferreds in it is a row of callbacks: below it on the stack is the reactor.</summary>
internal sealed class InlineCallbacksTb()
    : ReactorLesson("inline-callbacks-tb", 17, "the stack inside such an iterator begins in the reactor")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(() => InlineCallbacks.Run(MyCallbacks));
        Reactor.Run();
    }

    private IEnumerable MyCallbacks()
    {
        Complain(new StackTrace().ToString().TrimEnd());
        Reactor.Stop();
        yield return null;
    }
}
