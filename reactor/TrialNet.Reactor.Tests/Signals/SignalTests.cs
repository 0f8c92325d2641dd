using System.Runtime.InteropServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Signals;

/// <summary>Signals that ask the process to end.</summary>
[Collection(nameof(AloneInTheProcess))]
public abstract class SignalTests(string kind) : ReactorTest(kind)
{
    private const int NumberOfInterrupt = 2;
    private const int NumberOfTerminate = 15;

    private IReactorSignals Signals => (IReactorSignals)Subject;

    [SkippableTheory]
    [InlineData(NumberOfInterrupt, PosixSignal.SIGINT)]
    [InlineData(NumberOfTerminate, PosixSignal.SIGTERM)]
    public void R_SIG_02_The_signal_stops_the_reactor_from_its_loop_and_can_be_asked_for(int number, PosixSignal signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "sends signals as Linux does");
        var events = new List<string>();
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            events.Add($"shutdown, {Signals.ExitSignal}, in own thread {Subject.InOwnThread}");
            return null;
        });
        Subject.CallWhenRunning(() =>
        {
            Assert.Null(Signals.ExitSignal);
            _ = kill(Environment.ProcessId, number);
        });
        Signals.Run(installSignalHandlers: true);
        Assert.Equal([$"shutdown, {signal}, in own thread True"], events);
        Assert.Equal(signal, Signals.ExitSignal);
    }

    [SkippableFact]
    public void R_SIG_01_Handlers_are_there_from_startup_to_the_end_if_asked_for_and_those_from_before_afterwards()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "sends signals as Linux does");
        using var heard = new SemaphoreSlim(0);

        // Whoever handles the signal before still does, and keeps this process alive here.
        using var before = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            heard.Release();
        });
        Subject.CallWhenRunning(() =>
        {
            _ = kill(Environment.ProcessId, NumberOfTerminate);
            Assert.True(heard.Wait(TimeSpan.FromSeconds(30)));
            Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
        });
        Signals.Run(installSignalHandlers: false);
        Assert.Null(Signals.ExitSignal);

        var second = CreateReactor();
        second.CallWhenRunning(() => second.CallLater(TimeSpan.Zero, second.Stop));
        ((IReactorSignals)second).Run(installSignalHandlers: true);
        _ = kill(Environment.ProcessId, NumberOfTerminate);
        Assert.True(heard.Wait(TimeSpan.FromSeconds(30)));
        Assert.Null(((IReactorSignals)second).ExitSignal);
    }

    [SkippableFact]
    public void R_SIG_02_A_second_signal_changes_nothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "sends signals as Linux does");
        var stops = 0;
        Subject.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Shutdown, () =>
        {
            stops++;
            return null;
        });
        var isHeard = false;

        // Told of the signal as the reactor is, and keeps this process alive if it came after the reactor had ended.
        using var heard = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Volatile.Write(ref isHeard, true);
        });
        Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            var waited = new Deferred<Unit>();
            _ = kill(Environment.ProcessId, NumberOfTerminate);
            When(() => Volatile.Read(ref isHeard), () => waited.Callback(Unit.Value));
            return waited;
        });
        Subject.CallWhenRunning(() => _ = kill(Environment.ProcessId, NumberOfInterrupt));
        Signals.Run(installSignalHandlers: true);
        Assert.Equal(1, stops);
        Assert.Equal(PosixSignal.SIGINT, Signals.ExitSignal);
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    public sealed class Epoll() : SignalTests("epoll");

    public sealed class Poll() : SignalTests("poll");

    public sealed class Select() : SignalTests("select");

    public sealed class Completion() : SignalTests("completion");
}
