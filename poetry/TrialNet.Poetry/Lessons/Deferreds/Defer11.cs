using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A callback that is added to a fired Deferred runs at once, unless the chain is paused.</summary>
internal sealed class Defer11() : Lesson("defer-11", 14, "callbacks added after firing run at once; Pause holds the chain")
{
    protected override void Run()
    {
        Say("A Deferred may be fired before anybody listens.");
        Say("");
        Say("Firing empty deferred.");
        var d = new Deferred<int>();
        d.Callback(0);
        Say("Adding first callback.");
        d.AddCallback(Callback1);
        Say("Adding second callback.");
        d.AddCallback(Callback2);
        Say("Adding third callback.");
        d.AddCallback(Callback3);

        Say("");
        Say("A paused one keeps its result to itself.");
        Say("");
        Say("Pausing, then firing deferred.");
        var paused = new Deferred<int>();
        paused.Pause();
        paused.Callback(0);
        Say("Adding callbacks.");
        paused.AddCallback(Callback1).AddCallback(Callback2).AddCallback(Callback3);
        Say("Unpausing the deferred.");
        paused.Unpause();

        Say("");
        Say("In both cases the callbacks ran inside the call that let them.");
    }

    private int Callback1(int result)
    {
        Say($"callback_1 got {result}");
        return 1;
    }

    private int Callback2(int result)
    {
        Say($"callback_2 got {result}");
        return 2;
    }

    private int Callback3(int result)
    {
        Say($"callback_3 got {result}");
        return 3;
    }
}
