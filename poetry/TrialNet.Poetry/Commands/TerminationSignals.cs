using System.Runtime.InteropServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Brings SIGINT (Ctrl-C), SIGTERM and SIGHUP (the terminal is gone) to the reactor's thread, until disposed.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to catch the signals.</summary>
    /// <param name="reactor">Where to handle them.</param>
    /// <param name="handle">Called on the reactor's thread for each signal that comes.</param>
    public TerminationSignals(IReactor reactor, Action<PosixSignal> handle)
    {
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Pass))];

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
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
