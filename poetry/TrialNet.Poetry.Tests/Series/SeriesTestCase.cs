using System.Runtime.InteropServices;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Series;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>
/// Runs clients of the series as they are: each runs a reactor of its own, of the kind that the test runs on, in a thread of its own.
/// The servers are the test's.
/// </summary>
public abstract class SeriesTestCase : PoetryTestCase
{
    /// <summary>The clients that need no transform server and are after poems.</summary>
    private protected IEnumerable<SeriesClient> PlainClients => Clients.Where(static client => !client.TakesTransformServer && !client.Name.EndsWith("stack", StringComparison.Ordinal));

    /// <summary>The clients that run on this kind of reactor.</summary>
    private protected IEnumerable<SeriesClient> Clients => SeriesClients.All.Where(client => !client.NeedsDescriptors || Reactor is IReactorFdSet);

    /// <summary>Their reactors are real.</summary>
    public void SetUp() => SkipInSimulation("a client that runs a reactor of its own cannot reach a simulated network");

    /// <summary>The client of a name; the test is skipped if it does not run on this kind of reactor.</summary>
    private protected SeriesClient Find(string name)
    {
        var client = SeriesClients.Read(name);
        if (client.NeedsDescriptors && Reactor is not IReactorFdSet)
        {
            throw new Framework.SkipTestException($"client {name} watches descriptors, and the {Reactor.Name} reactor does not");
        }

        return client;
    }

    /// <summary>Runs a client to its end.</summary>
    private protected Task<SeriesResult> Run(SeriesClient client, params int[] ports) => Run(client, Addresses(ports));

    /// <summary>Runs a client to its end.</summary>
    /// <param name="client">The client.</param>
    /// <param name="addresses">Where poems are.</param>
    /// <param name="timeout">How long servers may be silent.</param>
    /// <param name="outcome">What becomes of a transform.</param>
    /// <param name="transformServer">Where the transform server is.</param>
    /// <param name="onStarted">Gets what interrupts the client.</param>
    private protected Task<SeriesResult> Run(
        SeriesClient client,
        IReadOnlyList<PoemAddress> addresses,
        double timeout = 20,
        CummingsOutcome outcome = CummingsOutcome.Success,
        int transformServer = 1,
        Action<Action<PosixSignal>>? onStarted = null)
    {
        var (output, error) = (new MemoryStream(), new StringWriter { NewLine = "\n" });
        var over = new TaskCompletionSource<SeriesResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new SeriesRun(Reactors.Find(Reactor.Name)!.Create, output, error)
        {
            Addresses = addresses,
            Timeout = TimeSpan.FromSeconds(timeout),
            Outcome = outcome,
            TransformServer = new PoemAddress(Host, transformServer),
        };
        onStarted?.Invoke(run.Interrupt);
        new Thread(Body) { IsBackground = true, Name = "client " + client.Name }.Start();
        return over.Task;

        void Body()
        {
            try
            {
                client.PoetryMain(run);
                over.SetResult(new SeriesResult(run.ExitCode, output.ToArray(), error.ToString()));
            }
            catch (Exception failure)
            {
                over.SetException(failure);
            }
        }
    }

    private protected static IReadOnlyList<PoemAddress> Addresses(params int[] ports) => [.. ports.Select(static port => new PoemAddress(Host, port))];

    /// <summary>Runs something with every one of many clients, all at the same time.</summary>
    private protected static Task ForEach(IEnumerable<SeriesClient> clients, Func<SeriesClient, Task> test) => Task.WhenAll(clients.Select(test).ToList());

    /// <summary>What a client prints for these poems, in this order.</summary>
    private protected static byte[] Printed(params byte[][] poems) => [.. poems.SelectMany(static poem => poem.Append((byte)'\n'))];
}
