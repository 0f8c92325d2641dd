using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part05Protocols;

/// <summary>One factory for all connections of the run: it makes a protocol for each, and counts how many are still to come.</summary>
/// <param name="run">The run.</param>
internal sealed class PoetryClientFactory(SeriesRun run) : ClientFactory
{
    private readonly List<(int Task, byte[] Poem)> _poems = [];
    private int _task;
    private int _pending = run.Addresses.Count;

    /// <summary>How many poems have come.</summary>
    public int Received => _poems.Count;

    /// <summary>Called when a connection is there, so the tasks are numbered in the order in which servers answer.</summary>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this, ++_task);

    /// <summary>There will be no protocol, so the factory has to count for it.</summary>
    public override void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        run.Complain($"Failed to connect to: {connector.Destination}");
        PoemDone();
    }

    /// <summary>A protocol has its poem.</summary>
    public void PoemFinished(int task, byte[] poem)
    {
        _poems.Add((task, poem));
        run.PoemCame();
        PoemDone();
    }

    /// <summary>A protocol has half a poem, or none.</summary>
    public void PoemFailed(int task, Failure reason)
    {
        run.Complain($"Task {task}: {SeriesText.ReasonOf(reason)}");
        PoemDone();
    }

    private void PoemDone()
    {
        if (--_pending > 0)
        {
            return;
        }

        _poems.ForEach(done => run.Print($"Task {done.Task}: {PoemText.CountCharacters(done.Poem)} characters of poetry"));
        run.Stop();
    }
}
