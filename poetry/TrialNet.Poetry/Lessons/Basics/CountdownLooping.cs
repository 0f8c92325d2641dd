using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Timing;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>Exercise 3.2: the same with LoopingCall, whose Deferred tells of its end; a list of the three stops the reactor.</summary>
internal sealed class CountdownLooping()
    : ReactorLesson("countdown-looping", 3, "exercise 3.2: the same three with LoopingCall and a DeferredList (10 s)")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(() =>
        {
            var all = DeferredList.Of([Start("fast", 0.5), Start("middle", 1.2), Start("slow", 2)]);
            all.AddBoth(_ => Reactor.Stop());
        });
        Say("Start!");
        Reactor.Run();
        Say("Stop!");
    }

    private Deferred<LoopingCall> Start(string name, double pace)
    {
        var counter = 5;
        LoopingCall? call = null;
        call = new LoopingCall(Reactor, Count);
        return call.Start(TimeSpan.FromSeconds(pace));

        void Count()
        {
            if (counter == 0)
            {
                call!.Stop();
                return;
            }

            Say($"{name,-6} {counter} ...");
            counter--;
        }
    }
}
