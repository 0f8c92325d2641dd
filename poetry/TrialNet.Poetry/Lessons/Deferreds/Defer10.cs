using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>A callback that has no answer yet returns a Deferred; the chain that called it waits for that one.</summary>
internal sealed class Defer10() : Lesson("defer-10", 13, "a callback returns a Deferred: the outer chain waits for the inner one")
{
    private Deferred<int>? _inner;

    protected override void Run()
    {
        Say("Three callbacks with an answer at once: all of them run inside the call that fires.");
        Say("");
        var plain = new Deferred<int>();
        plain.AddCallback(Callback1).AddCallback(Callback2).AddCallback(Callback3);
        plain.Callback(0);

        Say("");
        Say("The same, but the second one returns a Deferred. Firing the outer chain:");
        Say("");
        var outer = new Deferred<int>();
        outer.AddCallback(Callback1).AddCallback(Callback2Later).AddCallback(Callback3);
        outer.Callback(0);

        Say("");
        Say("The call that fired it is over, and the third callback still waits. Firing the inner Deferred:");
        Say("");
        _inner!.Callback(2);

        Say("");
        Say("The outer chain went on with the inner one's result, inside that last call.");
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

    private Deferred<int> Callback2Later(int result)
    {
        Say($"callback_2 got {result}");
        _inner = new Deferred<int>();
        return _inner;
    }

    private int Callback3(int result)
    {
        Say($"callback_3 got {result}");
        return 3;
    }
}
