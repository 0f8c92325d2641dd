using System.Runtime.InteropServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Brings SIGINT (Ctrl-C) and SIGTERM to the reactor's thread, until disposed.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Begins to catch the signals.</summary>
    /// <param name="reactor">Where to handle them.</param>
    /// <param name="handle">Called on the reactor's thread for each signal that comes.</param>
    public TerminationSignals(IReactor reactor, Action<PosixSignal> handle)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Pass);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Pass);

        void Pass(PosixSignalContext context)
        {
            var signal = context.Signal;
            context.Cancel = true;
            reactor.CallFromThread(() => handle(signal));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }
}
