using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>
/// Exercises 17.5 and 17.6: printing and counting are inside the body too, so that the client is one piece; 'finally' sees to it that the
/// reactor stops, whether there is a poem, none, or one that cannot be printed.
/// </summary>
internal sealed class InlineCallbacksInside()
    : ReactorLesson("inline-callbacks-inside", 17, "exercises 17.5, 17.6: printing and counting inside the body (3 s)")
{
    private int _pending = 3;

    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
        Say("the reactor has stopped");
    }

    private void Start()
    {
        InlineCallbacks.Run(() => FetchPoem(1, static () => "a poem"));
        InlineCallbacks.Run(() => FetchPoem(2, static () => throw new Exception("the server is gone")));
        InlineCallbacks.Run(() => FetchPoem(3, static () => "")).AddErrback(failure => Say($"body 3 failed: {failure.GetErrorMessage()}"));
    }

    private IEnumerable FetchPoem(int number, Func<string> download)
    {
        try
        {
            var poem = InlineCallbacks.WaitFor(Reactor.DeferLater(TimeSpan.FromSeconds(number), download));
            yield return poem;
            if (poem.Failure is { } failure)
            {
                // It has been looked at, so nobody else is to be told.
                Say($"no poem {number}: {failure.GetErrorMessage()}");
                yield break;
            }

            Print(number, poem.Value);
        }
        finally
        {
            if (--_pending == 0)
            {
                Reactor.Stop();
            }
        }
    }

    private void Print(int number, string poem) =>
        Say(poem.Length > 0 ? $"poem {number}: {poem}" : throw new Exception("there is nothing to print"));
}
