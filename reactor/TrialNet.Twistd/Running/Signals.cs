using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Running;

/// <summary>The signals that a daemon answers, until disposed.</summary>
internal sealed class Signals : IDisposable
{
    // These have no names in .NET, which takes the system's numbers as well.
    private const PosixSignal UserSignal = (PosixSignal)10;
    private const PosixSignal UserSignalOnMac = (PosixSignal)30;

    private readonly List<PosixSignalRegistration> _registrations;

    /// <summary>Begins to answer.</summary>
    /// <param name="stop">What SIGTERM and SIGINT do, on a thread of the runtime's; gets the signal's name.</param>
    /// <param name="reopen">What SIGUSR1 and SIGHUP do; null if there is no file, which leaves SIGUSR1 without effect and lets SIGHUP stop.</param>
    public Signals(Action<string> stop, Action? reopen)
    {
        _registrations = [Register(PosixSignal.SIGINT, () => stop("SIGINT")), Register(PosixSignal.SIGTERM, () => stop("SIGTERM"))];
        if (!OperatingSystem.IsWindows())
        {
            _registrations.Add(Register(PosixSignal.SIGHUP, reopen ?? (() => stop("SIGHUP"))));
            _registrations.Add(Register(OperatingSystem.IsMacOS() ? UserSignalOnMac : UserSignal, reopen ?? (static () => { })));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(static registration => registration.Dispose());

    private static PosixSignalRegistration Register(PosixSignal signal, Action handle) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        handle();
    });
}
