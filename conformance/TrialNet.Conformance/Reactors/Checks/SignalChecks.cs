using System.Diagnostics;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-SIG: signals that end a reactor, and those of children. What is sent to the process is held back from ending it.</summary>
internal static class SignalChecks
{
    private const int Children = 12;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Alone("R-SIG-01", GivesHandlersBack),
        ReactorCheck.Alone("R-SIG-02", StopsFromTheLoop),
        ReactorCheck.Of("R-SIG-03", NoticesAllDeaths),
    ];

    private static void Send()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Environment.ProcessId}"]);
        kill.WaitForExit();
    }

    /// <summary>Does something while SIGTERM cannot end the process, and with a count of those that were heard of.</summary>
    private static void Guarded(ReactorCheckContext context, Action<Func<int, bool>> play)
    {
        if (OperatingSystem.IsWindows())
        {
            context.CannotDecide("the kit cannot send signals on this system");
            return;
        }

        using var heard = new SemaphoreSlim(0);
        using var guard = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            heard.Release();
        });
        play(count =>
        {
            while (count-- > 0)
            {
                if (!heard.Wait(context.Patience))
                {
                    return false;
                }
            }

            return true;
        });
    }

    private static void GivesHandlersBack(ReactorCheckContext context) => Guarded(context, wait =>
    {
        var shutdowns = 0;
        foreach (var isAsked in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var isStopped = false;
            reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
            {
                shutdowns++;
                return null;
            });
            Thread? foreign = null;
            reactor.CallWhenRunning(() => foreign = Foreign.Start(() =>
            {
                Send();
                wait(1);
                if (!isAsked)
                {
                    // Only now is it told to stop: the signal has been heard of and has not done it.
                    reactor.CallFromThread(() =>
                    {
                        isStopped = true;
                        reactor.Stop();
                    });
                }
            }));
            ((IReactorSignals)reactor).Run(isAsked);
            foreign!.Join(context.Patience);
            context.Expect(isStopped != isAsked, isAsked ? "a signal stops a reactor that was asked to answer it" : "a signal does not stop a reactor that was not asked to answer it", isAsked ? "it does not" : "it does");
        }

        Send();
        context.Expect(wait(1), "after Run a signal goes to the handler from before", "it does not come");
        context.Expect(shutdowns == 2, "after Run a signal does nothing to the reactor", $"shutdown has come {shutdowns} times to two reactors");
    });

    private static void StopsFromTheLoop(ReactorCheckContext context) => Guarded(context, wait =>
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var signals = (IReactorSignals)reactor;
        var thread = Environment.CurrentManagedThreadId;
        var ranOn = new List<int>();
        foreach (var phase in Enum.GetValues<SystemEventPhase>())
        {
            reactor.AddSystemEventTrigger(phase, SystemEvent.Shutdown, () =>
            {
                ranOn.Add(Environment.CurrentManagedThreadId);
                return null;
            });
        }

        reactor.CallWhenRunning(() => Foreign.Start(Send));

        // If the signal does not stop it, something else must.
        var isLate = false;
        reactor.CallLater(context.Patience, () =>
        {
            isLate = true;
            reactor.Stop();
        });
        signals.Run(true);
        wait(1);
        context.Expect(!isLate, "SIGTERM stops the reactor", "it does not");
        context.Expect(ranOn.Count == 3 && ranOn.TrueForAll(one => one == thread), "the shutdown triggers run on the reactor's thread: 3", $"{ranOn.Count(one => one == thread)} run there");
        context.Expect(signals.ExitSignal == PosixSignal.SIGTERM, "the signal can be asked for afterwards: SIGTERM", signals.ExitSignal is null ? "there is none" : $"it is {signals.ExitSignal}");
    });

    private static void NoticesAllDeaths(ReactorCheckContext context)
    {
        using var scene = context.Open();
        if (scene.Reactor is not IReactorProcess processes)
        {
            context.CannotDecide("a reactor without processes has no children");
            return;
        }

        var left = Children;
        scene.Run(
            () =>
            {
                var plays = Enumerable.Range(0, Children).Select(_ => new ProcessPlay(scene)
                {
                    Ended = () =>
                    {
                        if (--left == 0)
                        {
                            Turns.After(scene.Reactor, 2, scene.Reactor.Stop);
                        }
                    },
                }).ToList();
                plays.ForEach(play => processes.SpawnProcess(play, "/bin/sh", ["-c", "read line"]));

                // All of them wait for the end of their input, and get it together.
                scene.Reactor.CallLater(TimeSpan.FromMilliseconds(20), () => plays.ForEach(play => play.Process!.CloseStdin()));
            },
            $"{Children} children that die at the same time");
        context.Expect(left == 0, $"of {Children} children that die at the same time all are noticed", $"{left} are not");
    }
}
