using System.Runtime.InteropServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <content>Signals that ask the process to end (rules R-SIG).</content>
internal abstract partial class SocketReactor : IReactorSignals
{
    private static readonly PosixSignal[] EndingSignals = [PosixSignal.SIGINT, PosixSignal.SIGTERM];

    public PosixSignal? ExitSignal { get; private set; }

    public void Run(bool installSignalHandlers)
    {
        if (!installSignalHandlers)
        {
            Run();
            return;
        }

        List<PosixSignalRegistration>? handlers = null;
        var trigger = AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Startup, () =>
        {
            handlers = [.. EndingSignals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
            return null;
        });
        try
        {
            Run();
        }
        finally
        {
            if (handlers is null)
            {
                RemoveSystemEventTrigger(trigger);
            }

            handlers?.ForEach(static handler => handler.Dispose());
        }
    }

    /// <summary>Called on a thread of the runtime's.</summary>
    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        var signal = context.Signal;
        CallFromThread(() => StopFor(signal));
    }

    private void StopFor(PosixSignal signal)
    {
        ExitSignal ??= signal;
        try
        {
            Stop();
        }
        catch (ReactorNotRunningException)
        {
            // Asked to end twice: it is ending.
        }
    }
}
