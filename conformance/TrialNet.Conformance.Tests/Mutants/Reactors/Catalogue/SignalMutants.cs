namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-SIG.</summary>
internal static class SignalMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-SIG-01-UNASKED", "Handlers are installed though nobody asked.", "R-SIG-01",
            new Edit(
                "SocketReactor.Signals",
                "if (!installSignalHandlers) { Run(); return; }",
                "_ = installSignalHandlers;")),
        new(
            "N-R-SIG-01-NEVER", "Handlers are not installed though somebody asked.", "R-SIG-01",
            new Edit(
                "SocketReactor.Signals",
                "if (!installSignalHandlers)",
                "if (installSignalHandlers || !installSignalHandlers)")),
        new(
            "N-R-SIG-01-KEPT", "Handlers stay after Run.", "R-SIG-01",
            new Edit(
                "SocketReactor.Signals",
                "handlers?.ForEach(static handler => handler.Dispose());",
                "GC.KeepAlive(handlers); Kept = handlers;"),
            new Edit(
                "SocketReactor.Signals",
                "public PosixSignal? ExitSignal { get; private set; }",
                "public PosixSignal? ExitSignal { get; private set; } private static List<PosixSignalRegistration>? Kept;")),
        new(
            "N-R-SIG-02-THREAD", "A signal stops the reactor on the thread of the handler.", "R-SIG-02",
            new Edit(
                "SocketReactor.Signals",
                "CallFromThread(() => StopFor(signal));",
                "StopFor(signal);")),
        new(
            "N-R-SIG-02-CRASH", "A signal ends the loop without its shutdown.", "R-SIG-02",
            new Edit(
                "SocketReactor.Signals",
                "try { Stop(); }",
                "try { Crash(); }")),
        new(
            "N-R-SIG-02-FORGOTTEN", "Nobody can ask which signal it was.", "R-SIG-02",
            new Edit(
                "SocketReactor.Signals",
                "ExitSignal ??= signal;",
                "ExitSignal ??= signal == signal ? null : signal;")),
        new(
            "N-R-SIG-02-ONE", "SIGINT is not answered.", "R-SIG-02",
            new Edit(
                "SocketReactor.Signals",
                "[PosixSignal.SIGINT, PosixSignal.SIGTERM]",
                "[PosixSignal.SIGTERM]")),
        new(
            "N-R-SIG-03-EPOLL", "A wait that is interrupted is an error.", "R-SIG-03",
            new Edit(
                "EpollSource",
                "if (_count < 0 && Marshal.GetLastSystemError() != Errno.Interrupted)",
                "if (_count < 0)")),
        new(
            "N-R-SIG-03-POLL", "A wait that is interrupted is an error.", "R-SIG-03",
            new Edit(
                "PollSource",
                "if (ready < 0 && Marshal.GetLastSystemError() != Errno.Interrupted)",
                "if (ready < 0)"))
        {
            Kind = "poll",
        },
        new(
            "N-R-SIG-03-FIRST", "Of several children that have died only the first is noticed.", "R-SIG-03",
            new Edit(
                "DescriptorWatcher",
                "foreach (var watch in TakeFound(watched, entries)) { watch.Ready(); }",
                "TakeFound(watched, entries).FirstOrDefault()?.Ready();")),
    ];
}
