using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Coroutines;

/// <summary>
/// What inline-callbacks-1 does, as one writes it today: an <c>async</c> method that returns a Deferred, and <c>await</c>.
/// </summary>
internal sealed class Await1() : ReactorLesson("await-1", 17, "inline-callbacks-1 with 'async' and 'await' (10 s)")
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => MyCallbacks().AddBoth(_ => Reactor.Stop()));
        Reactor.Run();
    }

    private async Deferred<Unit> MyCallbacks()
    {
        Say("first callback");

        var one = await Deferred.Succeed(1);
        Say($"second callback got {one}");

        var d = new Deferred<int>();
        Reactor.CallLater(Pause, () => d.Callback(2));
        Say($"third callback got {await d}");

        d = new Deferred<int>();
        Reactor.CallLater(Pause, () => d.Errback(new Exception("3")));
        try
        {
            await d;
        }
        catch (Exception error)
        {
            Say($"fourth callback got {error.GetType().Name}({error.Message})");
        }

        return Unit.Value;
    }
}
