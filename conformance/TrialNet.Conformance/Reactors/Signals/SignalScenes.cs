using System.Runtime.InteropServices;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Signals;

/// <summary>What a process of its own does with a reactor while the kit sends it signals (rules R-SIG).</summary>
public static class SignalScenes
{
    /// <summary>How the lines begin that are meant for the kit; a subject may write others.</summary>
    internal const string Mark = "scene: ";

    /// <summary>Runs with handlers until a signal comes.</summary>
    internal const string Asked = "asked";

    /// <summary>Runs without handlers until a signal comes.</summary>
    internal const string NotAsked = "not-asked";

    /// <summary>Runs with handlers to its end, and then waits for a signal.</summary>
    internal const string After = "after";

    /// <summary>The same, with a handler that was there before.</summary>
    internal const string Before = "before";

    /// <summary>Runs while several of its children die at once.</summary>
    internal const string Children = "children";

    internal const string Running = "running";
    internal const string Shutdown = "shutdown";
    internal const string Ended = "ended";
    internal const string Heard = "heard";

    // The kit ends the process long before.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Plays a scene. To be called in a process that does nothing else, on its main thread: that is the one which signals disturb.
    /// </summary>
    /// <param name="subject">Makes the reactor.</param>
    /// <param name="scene">The scene, as <see cref="IRunsInChild.Start"/> was given it.</param>
    /// <param name="output">The standard output of the process.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public static void Play(ReactorSubject subject, string scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(output);
        switch (scene)
        {
            case Asked or NotAsked:
                PlayUntilSignal(subject.Create(), scene == Asked, Say);
                break;
            case After:
                PlayToTheEnd(subject.Create());
                Say(Ended);
                Wait(new ManualResetEventSlim());
                break;
            case Before:
                PlayWithHandler(subject, Say);
                break;
            case Children:
                PlayChildren(subject, Say);
                break;
            default:
                throw new ArgumentException($"There is no scene '{scene}'.", nameof(scene));
        }

        void Say(string line)
        {
            // One call: the handler of a signal is on another thread.
            output.Write($"{Mark}{line}\n");
            output.Flush();
        }
    }

    private static void PlayUntilSignal(IReactor reactor, bool isAsked, Action<string> say)
    {
        var signals = (IReactorSignals)reactor;
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            say($"{Shutdown} {reactor.InOwnThread}");
            return null;
        });
        reactor.CallWhenRunning(() => say($"{Running} {signals.ExitSignal}"));
        signals.Run(isAsked);
        say($"{Ended} {signals.ExitSignal}");
    }

    private static void PlayToTheEnd(IReactor reactor)
    {
        reactor.CallWhenRunning(() => reactor.CallLater(TimeSpan.Zero, reactor.Stop));
        ((IReactorSignals)reactor).Run(installSignalHandlers: true);
    }

    private static void PlayWithHandler(ReactorSubject subject, Action<string> say)
    {
        using var isOver = new ManualResetEventSlim();
        using var handler = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            say(Heard);
            isOver.Set();
        });
        PlayToTheEnd(subject.Create());
        say(Ended);
        Wait(isOver);
    }

    private static void PlayChildren(ReactorSubject subject, Action<string> say)
    {
        using var children = new DyingChildren(subject, Longest, say);
        children.Play();
    }

    private static void Wait(ManualResetEventSlim isOver) => isOver.Wait(Longest);
}
