using System.Globalization;
using System.Runtime.InteropServices;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Signals;

/// <summary>
/// Children of one process that die while it is stopped, so that it hears of all of them by one signal, and some that die while its
/// main thread waits, which the signal interrupts (R-SIG-03). The process is the one that this is played in.
/// </summary>
internal sealed class DyingChildren : IDisposable
{
    /// <summary>How many die at one signal.</summary>
    internal const int Count = 8;

    private const int CountOfLate = 5;
    private const string Shell = "/bin/sh";

    // Waits for a state of a process or a thread, for some time.
    private const string Waiting =
        """
        is() { while read -r name state rest; do case "$name $state" in "State: $1") return 0 ;; esac; done < "$2"; return 1; }
        await() { left=20000; until is "$1" "$2" || [ $left -le 0 ]; do left=$((left - 1)); done; }

        """;

    // Stops the process whose number is $0, every thread of it, kills the others, and lets it go on when all of them are dead.
    private const string Killer = Waiting +
        """
        kill -STOP "$0" || exit 1
        for task in /proc/"$0"/task/*/status; do await T "$task"; done
        kill -KILL "$@"
        for child; do await Z "/proc/$child/status"; done
        kill -CONT "$0"
        """;

    // Ends while the main thread sleeps, which is the one that the system prefers for a signal.
    private const string Late = Waiting + "await S \"/proc/$0/status\"";

    private static readonly string Own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private readonly ReactorScene _scene;
    private readonly Action<string> _say;
    private readonly List<ProcessPlay> _children = [];
    private int _left = Count + 1;
    private int _leftLate = CountOfLate;
    private bool _isWoken;

    /// <summary>Makes the reactor.</summary>
    internal DyingChildren(ReactorSubject subject, TimeSpan patience, Action<string> say)
    {
        _scene = new ReactorScene(subject.Create, new Unwritten(), patience);
        _say = say;
    }

    /// <summary>Whether this system shows the states of processes, and has a program to ask for them.</summary>
    internal static bool ArePossible => OperatingSystem.IsLinux() && File.Exists(Shell) && Directory.Exists("/proc/self/task");

    /// <summary>Plays it, and tells how many ends were noticed.</summary>
    internal void Play()
    {
        // A process that does not listen to the signal is not interrupted by it.
        using var listening = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGCHLD, static _ => { });
        _scene.Run(Begin, "the ends of all children");
        _say($"{SignalScenes.Ended} {_children.Count(child => child.ReasonText == "signal 9")} {_isWoken}");
    }

    public void Dispose() => _scene.Dispose();

    private void Begin()
    {
        _say(SignalScenes.Running);
        for (var number = 0; number < Count; number++)
        {
            _children.Add(Spawn(EndAtOnce, "read line"));
        }

        Spawn(EndAtOnce, Killer, [.. _children.Select(child => child.Pid!.Value.ToString(CultureInfo.InvariantCulture))]);
    }

    private ProcessPlay Spawn(Action ended, string script, params string[] arguments)
    {
        var child = new ProcessPlay(_scene) { Ended = ended };
        ((IReactorProcess)_scene.Reactor).SpawnProcess(child, Shell, ["-c", script, Own, .. arguments]);
        return child;
    }

    private void EndAtOnce()
    {
        _say(SignalScenes.Heard);
        if (--_left == 0)
        {
            Spawn(EndLate, Late);
        }
    }

    private void EndLate()
    {
        _say(SignalScenes.Heard);
        if (--_leftLate > 0)
        {
            Spawn(EndLate, Late);
            return;
        }

        // The loop is to be as it was: it sleeps, and can be woken.
        Foreign.Start(() => _scene.Reactor.CallFromThread(() =>
        {
            _isWoken = true;
            _scene.Reactor.Stop();
        }));
    }

    // Nothing is watched here.
    private sealed class Unwritten : IRuleLedger
    {
        public void Keep(string rule)
        {
        }

        public void Break(string rule, string expected, string actual)
        {
        }
    }
}
