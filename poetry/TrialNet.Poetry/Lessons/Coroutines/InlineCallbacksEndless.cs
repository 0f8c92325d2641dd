using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>Exercise 17.7: a body without an end is a task of its own in the reactor; it ends when its Deferred is cancelled.</summary>
internal sealed class InlineCallbacksEndless()
    : ReactorLesson("inline-callbacks-endless", 17, "exercise 17.7: an endless body, cancelled after three and a half seconds")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
    }

    private void Start()
    {
        var task = InlineCallbacks.Run(Tick);
        task.AddErrback(failure => Say($"the task ended: {failure.Type.Name}")).AddBoth(_ => Reactor.Stop());
        Reactor.CallLater(TimeSpan.FromSeconds(3.5), task.Cancel);
    }

    private IEnumerable Tick()
    {
        try
        {
            for (var tick = 1; ; tick++)
            {
                yield return Reactor.DeferLater(TimeSpan.FromSeconds(1));
                Say($"tick {tick}");
            }
        }
        finally
        {
            Say("what is in 'finally' is done");
        }
    }
}
