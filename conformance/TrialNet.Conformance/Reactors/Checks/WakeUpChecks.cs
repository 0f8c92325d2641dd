using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-THR-02 where it is most easily broken: calls that come while the loop falls asleep or wakes up.</summary>
/// <remarks>
/// A loop that looks at its queue and only then announces its sleep misses what comes between the two. A subject that takes a clock is
/// stopped there: the call comes while the loop asks what time it is, which it does to know how long to sleep. Any other is called
/// again and again at about that moment. A loop that is right cannot fail by that, however busy the machine is: there are fewer calls
/// then, and what ends the wait for one is the limit of the scene.
/// </remarks>
internal static class WakeUpChecks
{
    private const int MostLooks = 3;

    private static readonly TimeSpan Far = TimeSpan.FromHours(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    // The race takes two processors, to be at the right moment.
    internal static IReadOnlyList<ReactorCheck> All { get; } =
        [ReactorCheck.Of("R-THR-02", HearsCallsBesideTheClock), ReactorCheck.Alone("R-THR-02", MissesNoCall)];

    private static void HearsCallsBesideTheClock(ReactorCheckContext context)
    {
        if (context.IsVirtual || context.Subject is not IHasClock subject)
        {
            return;
        }

        for (var look = 1; look <= MostLooks; look++)
        {
            var clock = new AttendedClock();
            using var scene = context.Open(() => subject.Create(clock));
            using var hasCome = new ManualResetEventSlim();
            var isStopped = false;
            Thread? other = null;
            scene.Run(
                () =>
                {
                    scene.Reactor.CallLater(Far, () => { });
                    Turns.After(scene.Reactor, 2, () =>
                    {
                        clock.Attend(look, () =>
                        {
                            hasCome.Set();

                            // A loop that keeps others from its queue meanwhile is not wrong: it is called a moment later then.
                            Foreign.Start(() => scene.Reactor.CallFromThread(StopOnce)).Join(Moment);
                        });

                        // A turn with fewer looks ends in a sleep, out of which somebody has to call the loop.
                        other = Foreign.Start(() =>
                        {
                            if (!hasCome.Wait(Moment))
                            {
                                scene.Reactor.CallFromThread(StopOnce);
                            }
                        });
                    });
                },
                $"a call that came from a thread while the loop looked at its clock, for the {look}. time since a timer ran");
            other!.Join();
            context.Count(hasCome.IsSet ? 1 : 0);

            void StopOnce()
            {
                if (!isStopped)
                {
                    isStopped = true;
                    scene.Reactor.Stop();
                }
            }
        }
    }

    private static void MissesNoCall(ReactorCheckContext context)
    {
        if (!context.NeedThreads("a loop that falls asleep"))
        {
            return;
        }

        foreach (var hasTimer in new[] { false, true })
        {
            using var scene = context.Open();
            using var caller = new SleepRace(scene.Reactor, new Random((int)context.Seed));
            scene.Run(
                () =>
                {
                    if (hasTimer)
                    {
                        scene.Reactor.CallLater(Far, () => { });
                    }

                    caller.Start();
                },
                $"a call that came from a thread while the loop fell asleep or woke up, {(hasTimer ? "with a timer set for later" : "without any timer")}");
            context.Count(1);
        }
    }
}
