using System.Runtime.InteropServices;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Runs a client of the series as a program of its own: signals, standard streams, exit codes.</summary>
internal static class SeriesProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="factory">Makes its reactor.</param>
    /// <param name="addresses">What was typed: for some clients the transform server first, and then where poems are.</param>
    /// <param name="timeout">How long a server may be silent; null for the client's own limit.</param>
    /// <param name="outcome">What is to become of the client's transform.</param>
    /// <param name="isQuiet">Whether lines about chunks are left out.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">The client cannot run like this.</exception>
    public static int Run(
        SeriesClient client, IReactorFactory factory, IReadOnlyList<PoemAddress> addresses, TimeSpan? timeout, CummingsOutcome outcome, bool isQuiet)
    {
        Verify(client, factory, addresses, outcome);
        using var run = new SeriesRun(factory.Create, StandardOutputStream.Open(), Console.Error)
        {
            Addresses = client.TakesTransformServer ? [.. addresses.Skip(1)] : addresses,
            TransformServer = client.TakesTransformServer ? addresses[0] : default,
            Timeout = timeout ?? client.DefaultTimeout,
            Outcome = outcome,
            IsQuiet = isQuiet,
        };
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Pass);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Pass);
        client.PoetryMain(run);
        return run.ExitCode;

        // A second signal ends the process as if there were nobody to catch it: a blocking look-up of a name cannot be called off.
        void Pass(PosixSignalContext context)
        {
            context.Cancel = !run.IsInterrupted;
            run.Interrupt(context.Signal);
        }
    }

    private static void Verify(SeriesClient client, IReactorFactory factory, IReadOnlyList<PoemAddress> addresses, CummingsOutcome outcome)
    {
        if (client.TakesTransformServer && addresses.Count < 2)
        {
            throw CommandException.Usage($"client {client.Name} takes the transform server's address first, and then at least one poem's");
        }

        if (outcome != CummingsOutcome.Random && !client.TakesOutcome)
        {
            throw CommandException.Usage($"client {client.Name} has no outcome to choose: --outcome is for 5.0 and 5.1");
        }

        if (addresses.FirstOrDefault(static address => address.Path is not null) is { Path: not null } path)
        {
            throw CommandException.Usage($"the clients of the series know TCP only: {path}");
        }

        if (client.NeedsDescriptors)
        {
            DescriptorKinds.Verify($"client {client.Name}", factory);
        }
    }
}
