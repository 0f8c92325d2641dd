using TrialNet.Defer;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part13Nested;

/// <summary>The transform is another server's work, so the callback's answer is itself still to come: it returns a Deferred.</summary>
/// <remarks>
/// Shows that an outer Deferred whose callback returns an inner one waits for it, and goes on with its result. The callbacks
/// behind do not know that there were two servers. What is wrong with it: the order of what happens is that of the functions in the
/// chain and no longer that of the text; part 17 writes the same from top to bottom.
/// </remarks>
internal sealed class Client60 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "6.0";

    /// <inheritdoc/>
    public override int Part => 13;

    /// <inheritdoc/>
    public override string Lesson => "a callback that returns a Deferred: poems by way of a transform server";

    /// <inheritdoc/>
    public override bool TakesTransformServer => true;

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            PoetryClient.GetPoem(run.Reactor, address.Host, address.Port, run.Timeout)
                .AddErrback(DownloadFailed)
                .AddCallback(TryToCummingsify)
                .AddCallbacks(GotPoem, Ignore)
                .AddBoth(PoemDone);
        }

        run.Reactor.Run();

        // An errback that returns a failure has not dealt with it: no callback is called from here to the end.
        Failure DownloadFailed(Failure reason)
        {
            run.Complain("The poem download failed.");
            return reason;
        }

        Deferred<byte[]> TryToCummingsify(byte[] poem) =>
            TransformClient.Transform(run.Reactor, run.TransformServer, Cummings.Name, poem, run.Timeout).AddErrback(_ =>
            {
                // An errback of the inner Deferred: only failures of the transform come here, and the outer one never hears of them.
                run.Complain("Cummingsify failed!");
                return poem;
            });

        void GotPoem(byte[] poem) => run.PrintPoem(poem);

        static void Ignore(Failure reason)
        {
            // It has been told; without this it would be reported once more, as one that nobody looked at.
        }

        void PoemDone(Outcome<Unit> outcome)
        {
            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }
}
