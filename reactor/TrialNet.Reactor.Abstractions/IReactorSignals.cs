using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor that can answer the signals that ask a process to end (rules R-SIG). Threading: the reactor's own thread.</summary>
public interface IReactorSignals
{
    /// <summary>The first signal that stopped the reactor; null if none did (R-SIG-02).</summary>
    PosixSignal? ExitSignal { get; }

    /// <summary>
    /// Runs like <see cref="IReactorCore.Run"/>. If asked for, SIGINT and SIGTERM stop the reactor from its loop instead of ending the
    /// process, from the startup event on until this returns (R-SIG-01, R-SIG-02); other handlers of this process hear of them as well.
    /// </summary>
    /// <param name="installSignalHandlers">Whether signals are to be answered.</param>
    /// <exception cref="ReactorAlreadyRunningException">It is running.</exception>
    /// <exception cref="ReactorNotRestartableException">It was stopped before.</exception>
    void Run(bool installSignalHandlers);
}
