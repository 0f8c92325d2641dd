using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Child processes (rules R-PROC). Threading: the reactor's own thread.</summary>
public interface IReactorProcess
{
    /// <summary>Starts a program; there is no shell in between (R-PROC-04).</summary>
    /// <remarks>
    /// A program that cannot be started is a process that writes why to its standard error and ends with exit code 1. The child has
    /// the descriptors asked for and no others, and no signal is blocked or ignored in it.
    /// </remarks>
    /// <param name="protocol">Hears of the process; its <see cref="IProcessProtocol.MakeConnection"/> is called inside this call.</param>
    /// <param name="executable">A path, or a name that is looked for in the PATH of this process.</param>
    /// <param name="arguments">
    /// The arguments, without the program's name, as with <see cref="System.Diagnostics.ProcessStartInfo.ArgumentList"/>; each arrives as
    /// it is.
    /// </param>
    /// <param name="environment">The whole environment; an empty one is empty; null is that of this process.</param>
    /// <param name="path">The working directory; null is that of this process.</param>
    /// <param name="childDescriptors">
    /// What is at which descriptor of the child; null is a pipe to write to at 0 and pipes to read from at 1 and 2.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The process.</returns>
    /// <exception cref="ArgumentException">A text holds a NUL, or a name in the environment is empty or holds an equals sign.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of <paramref name="childDescriptors"/> is negative, or beyond what the system gives out.</exception>
    /// <exception cref="IOException">The system has no descriptors left for the pipes, or one to be inherited is not open.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    IProcessTransport SpawnProcess(
        IProcessProtocol protocol,
        string executable,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? path = null,
        IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0);
}
