using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part17Inline;

/// <summary>Client 6.0 from top to bottom: an iterator that yields Deferreds, and goes on when each is fired.</summary>
/// <remarks>
/// Shows how a language without <c>await</c> writes asynchronous code in one piece: whoever runs the iterator adds itself as a
/// callback to what was yielded. What is wrong with it: C# does not let an iterator yield inside a try that has a catch, so a failure
/// is asked for instead of caught; and <c>async Deferred&lt;T&gt;</c>, which is the same machinery in the compiler, does all of it better.
/// </remarks>
internal sealed class Client70 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "7.0";

    /// <inheritdoc/>
    public override int Part => 17;

    /// <inheritdoc/>
    public override string Lesson => "the same from top to bottom: inline callbacks";

    /// <inheritdoc/>
    public override bool TakesTransformServer => true;

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            InlineCallbacks.Run<byte[]>(() => GetTransformedPoem(run, address))
                .AddCallbacks(GotPoem, PoemFailed)
                .AddBoth(PoemDone);
        }

        run.Reactor.Run();

        void GotPoem(byte[] poem) => run.PrintPoem(poem);

        // The body below has told it already, and thrown it again.
        static void PoemFailed(Failure reason)
        {
        }

        void PoemDone(Outcome<Unit> outcome)
        {
            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }

    private static IEnumerable GetTransformedPoem(SeriesRun run, PoemAddress address)
    {
        var download = InlineCallbacks.WaitFor(PoetryClient.GetPoem(run.Reactor, address.Host, address.Port, run.Timeout));
        yield return download;
        if (download.Failure is { } downloadFailure)
        {
            run.Complain($"The poem download failed: {SeriesText.ReasonOf(downloadFailure)}");
            downloadFailure.Throw();
        }

        var poem = download.Value;
        var transform = InlineCallbacks.WaitFor(TransformClient.Transform(run.Reactor, run.TransformServer, Cummings.Name, poem, run.Timeout));
        yield return transform;
        if (transform.Failure is { } transformFailure)
        {
            run.Complain($"Cummingsify failed! {SeriesText.ReasonOf(transformFailure)}");
            yield return InlineCallbacks.Return(poem);
        }

        yield return InlineCallbacks.Return(transform.Value);
    }
}
