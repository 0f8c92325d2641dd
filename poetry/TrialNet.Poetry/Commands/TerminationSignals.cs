using System.Runtime.InteropServices;

namespace TrialNet.Poetry.Commands;

/// <summary>Catches SIGINT (Ctrl-C), SIGTERM and SIGHUP (the terminal is gone), until disposed.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to catch the signals.</summary>
    /// <param name="handle">Called on another thread for each signal that comes.</param>
    public TerminationSignals(Action<PosixSignal> handle)
    {
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Pass))];

        void Pass(PosixSignalContext context)
        {
            context.Cancel = true;
            handle(context.Signal);
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
