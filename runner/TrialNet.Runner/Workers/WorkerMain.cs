using System.Globalization;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Workers;

/// <summary>The way into a test executable that works for a supervisor.</summary>
public static class WorkerMain
{
    private const int Succeeded = 0;
    private const int BadCommandLine = 5;

    /// <summary>The supervisor listens before it starts the process: who is not let in at once never is.</summary>
    private const int ConnectMilliseconds = 2000;

    /// <summary>Tells whether the command line is that of a worker: then <see cref="Run"/> is to be called, and nothing else.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsWorker(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Count > 0 && string.Equals(args[0], WorkerProtocol.Argument, StringComparison.Ordinal);
    }

    /// <summary>Works for the supervisor that started the process, until it hangs up.</summary>
    /// <param name="args">The arguments of the process: <c>--trial-worker PIPE VERSION</c>.</param>
    /// <param name="testAssembly">The assembly with the tests.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] args, Assembly testAssembly)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(testAssembly);
        if (args is not [WorkerProtocol.Argument, var pipeName, var version])
        {
            return BadCommandLine;
        }

        // Ctrl-C goes to the whole foreground group, and so may what else asks to end; what it means is the supervisor's to say.
        using var interrupt = Ignore(PosixSignal.SIGINT);
        using var quit = Ignore(PosixSignal.SIGQUIT);
        using var terminate = Ignore(PosixSignal.SIGTERM);
        using var hangUp = Ignore(PosixSignal.SIGHUP);
        var search = new TestSearch(testAssembly, Environment.ProcessorCount);

        // To close it a moment before the end of the process would take some milliseconds, in which .NET makes its tables of all errors of sockets.
#pragma warning disable CA2000 // The end of the process closes it.
        var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            pipe.Connect(ConnectMilliseconds);
        }
        catch (TimeoutException)
        {
            // It was killed meanwhile.
            ConsoleCapture.Tell($"No supervisor waits at the pipe {pipeName}.{Environment.NewLine}");
            return BadCommandLine;
        }

        var channel = new WorkerChannel(pipe);
#pragma warning restore CA2000
        channel.Send(new HelloMessage(WorkerProtocol.Version));
        if (!string.Equals(version, WorkerProtocol.Version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return BadCommandLine;
        }

        Offspring.TakeMark();
        Libc.PermitTracing();
        LooseThreads.TakeWhatNobodyCatches();
        ConsoleCapture.StartInWorker();
        new Worker(channel, search, ReactorFinder.Find).Serve();
        return Succeeded;
    }

    private static PosixSignalRegistration Ignore(PosixSignal signal) => PosixSignalRegistration.Create(signal, static context => context.Cancel = true);
}
