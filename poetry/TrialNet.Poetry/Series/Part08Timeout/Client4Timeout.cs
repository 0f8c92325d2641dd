using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part08Timeout;

/// <summary>Client 4.0 that does not wait for ever: the exercise of part 8.</summary>
/// <remarks>
/// Shows a timer of the reactor beside a Deferred: whoever of the two comes first has to take the other away. What is wrong with
/// it: the limit is one for the whole poem, so that a long poem from a slow server fails although it was coming. The library's
/// clients limit each silence instead. And a Deferred that can be cancelled (part 19) needs none of this: <c>AddTimeout</c> does it.
/// </remarks>
internal sealed class Client4Timeout : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "4-timeout";

    /// <inheritdoc/>
    public override int Part => 8;

    /// <inheritdoc/>
    public override string Lesson => "a limit of time for each poem";

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var poems = new List<byte[]>();
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            GetPoetry(run.Reactor, address.Host, address.Port, run.Timeout)
                .AddCallbacks(GotPoem, PoemFailed)
                .AddBoth(PoemDone);
        }

        run.Reactor.Run();
        poems.ForEach(poem => run.PrintPoem(poem));

        void GotPoem(byte[] poem) => poems.Add(poem);

        void PoemFailed(Failure reason) => run.Complain($"Poem failed: {SeriesText.Of(reason)}");

        void PoemDone(Outcome<Unit> outcome)
        {
            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }

    private static Deferred<byte[]> GetPoetry(IReactor reactor, string host, int port, TimeSpan timeout)
    {
        var factory = new PoetryClientFactory(reactor, timeout);
        reactor.ConnectTcp(host, port, factory);
        return factory.Poem;
    }
}
