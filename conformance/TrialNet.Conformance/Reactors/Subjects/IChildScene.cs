using System.Runtime.InteropServices;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A process that plays a scene. Disposing of it ends the process, whatever state it is in.</summary>
/// <remarks>Threading: the thread of the kit that started it.</remarks>
public interface IChildScene : IDisposable
{
    /// <summary>Waits for the next line that the process writes, to its standard output or its standard error.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="line">The line; null if the process has ended, or closed both.</param>
    /// <returns>False if none came in time.</returns>
    bool TryReadLine(TimeSpan patience, out string? line);

    /// <summary>Sends a signal to the process.</summary>
    /// <param name="signal">The signal.</param>
    void Send(PosixSignal signal);

    /// <summary>Waits for the end of the process.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <returns>Its exit code, which is 128 and the number of the signal if one ended it; null if it has not ended in time.</returns>
    int? WaitForExit(TimeSpan patience);
}
