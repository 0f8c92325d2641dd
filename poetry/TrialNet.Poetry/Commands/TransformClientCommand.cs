using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Series.Part12Sync;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry transform-client</c>: the transform-test of the series (part 12), and its synchronous client (exercise 12.5).</summary>
internal sealed class TransformClientCommand : Command
{
    private static readonly Flag Sync = new("sync", "by the client of exercise 12.5, which blocks (default: by the reactor)");

    private static readonly Option<TimeSpan> Timeout =
        new("timeout", "SECONDS", "how long connecting may take, and then the answer (default 30)", PoetryClient.DefaultTimeout, OptionValues.PositiveSeconds);

    /// <inheritdoc/>
    public override string Name => "transform-client";

    /// <inheritdoc/>
    public override string Summary => "Has a poem transformed by a transform server, and prints it.";

    /// <inheritdoc/>
    public override string Operands => "NAME@[HOST:]PORT [FILE]";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Sync, Timeout, ReactorOption.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "The poem is standard input unless there is a FILE. What is printed is the answer, byte for byte.",
        "Exit code: 0 it was transformed, 1 it was not, 2 wrong command line, 130 interrupted.",
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        var (choice, poem) = Read(arguments.Positional);
        if (arguments.Has(Sync))
        {
            if (arguments.IsGiven(ReactorOption.Instance))
            {
                throw CommandException.Usage("--sync needs no --reactor");
            }

            if (choice.Server.Path is not null)
            {
                throw CommandException.Usage($"the clients of the series know TCP only: {choice.Server}");
            }
        }

        using var run = new SeriesRun(arguments.Get(ReactorOption.Instance).Create, StandardOutputStream.Open(), Console.Error)
        {
            Addresses = [],
            TransformServer = choice.Server,
            Timeout = arguments.Get(Timeout),
        };
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Pass);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Pass);
        try
        {
            var answer = arguments.Has(Sync) ? SyncTransformClient.Transform(run, choice.Name, poem) : Transform(run, choice, poem);
            return run.IsInterrupted ? run.ExitCode : Print(answer);
        }
        catch (Exception error) when (error is SocketException or ConnectException or TransformException or ObjectDisposedException or CancelledException)
        {
            return run.IsInterrupted ? run.ExitCode : throw CommandException.Failed($"{choice.Server}: {DownloadError.Describe(error)}");
        }

        // A second signal ends the process as if there were nobody to catch it: a blocking look-up of a name cannot be called off.
        void Pass(PosixSignalContext context)
        {
            context.Cancel = !run.IsInterrupted;
            run.Interrupt(context.Signal);
        }
    }

    private static (TransformChoice Choice, byte[] Poem) Read(IReadOnlyList<string> positional)
    {
        if (positional.Count is not (1 or 2))
        {
            throw CommandException.Usage("give a transform and its server, NAME@[HOST:]PORT, and no more than one poem file");
        }

        try
        {
            var choice = TransformChoice.Parse(positional[0]);
            return (choice, positional.Count == 2 ? PoemFile.Read(positional[1]) : ReadInput());
        }
        catch (FormatException error)
        {
            throw CommandException.Usage($"the transform {error.Message}");
        }
    }

    private static byte[] ReadInput()
    {
        using var input = Console.OpenStandardInput();
        using var poem = new MemoryStream();
        input.CopyTo(poem);
        return poem.ToArray();
    }

    private static byte[] Transform(SeriesRun run, TransformChoice choice, byte[] poem)
    {
        Outcome<byte[]>? outcome = null;
        run.Reactor.CallWhenRunning(() => TransformClient.Transform(run.Reactor, choice.Server, choice.Name, poem, run.Timeout).AddBoth(result =>
        {
            outcome = result;
            run.Stop();
        }));
        run.Reactor.Run();
        return outcome is { } known ? known.Value : throw new CancelledException();
    }

    private static int Print(byte[] answer)
    {
        try
        {
            using var output = StandardOutputStream.Open();
            output.Write(answer);
            output.Flush();
            return ExitCodes.Success;
        }
        catch (IOException error)
        {
            throw CommandException.Failed($"cannot write to standard output: {OneLine.Of(error)}");
        }
    }
}
