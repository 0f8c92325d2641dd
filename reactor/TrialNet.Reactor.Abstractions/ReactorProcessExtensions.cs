using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Child processes on a reactor whose capabilities are not known at compile time. Threading: the reactor's own thread.</summary>
public static class ReactorProcessExtensions
{
    /// <summary>Starts a program; see <see cref="IReactorProcess.SpawnProcess"/>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="protocol">Hears of the process.</param>
    /// <param name="executable">A path, or a name that is looked for in the PATH of this process.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="environment">The whole environment; null is that of this process.</param>
    /// <param name="path">The working directory; null is that of this process.</param>
    /// <param name="childDescriptors">What is at which descriptor of the child; null is three pipes.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The process.</returns>
    /// <exception cref="CapabilityMissingException">The reactor has no processes.</exception>
    public static IProcessTransport SpawnProcess(
        this IReactor reactor,
        IProcessProtocol protocol,
        string executable,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? path = null,
        IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        reactor.Require().SpawnProcess(protocol, executable, arguments, environment, path, childDescriptors, file, line);

    /// <summary>Runs a program to its end, without input, and collects what it writes.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="executable">A path, or a name that is looked for in the PATH of this process.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="environment">The whole environment; null is that of this process.</param>
    /// <param name="path">The working directory; null is that of this process.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// Output and exit code, whatever that is; a failure with <see cref="ProcessTerminatedException"/> if a signal ended the process.
    /// Cancelling it kills the process.
    /// </returns>
    /// <exception cref="CapabilityMissingException">The reactor has no processes.</exception>
    public static Deferred<ProcessResult> GetProcessOutputAndValue(
        this IReactor reactor,
        string executable,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? path = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        var collector = new ProcessCollector(file, line);
        reactor.Require().SpawnProcess(collector, executable, arguments, environment, path, null, file, line);
        return collector.Result;
    }

    private static IReactorProcess Require(this IReactor reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return reactor as IReactorProcess
            ?? throw new CapabilityMissingException(
                $"The {reactor.Name} reactor has no processes (it does not implement {nameof(IReactorProcess)}).");
    }
}
