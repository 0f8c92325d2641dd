using TrialNet.Defer;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part10TryCatch;

/// <summary>A transform between the download and the printing, which may fail in two ways: callbacks that change the result.</summary>
/// <remarks>
/// Shows that a callback's value goes to the next callback, and what it throws to the next errback. The transform is a plain function
/// that takes a poem and returns one, and catches what it can deal with, as plain functions do. What is wrong with it: whether to go
/// on with the original is decided inside the transform, and its one catch for all takes bugs of any kind for bad luck.
/// </remarks>
internal sealed class Client50 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "5.0";

    /// <inheritdoc/>
    public override int Part => 10;

    /// <inheritdoc/>
    public override string Lesson => "a chain of callbacks; try and catch in one of them";

    /// <inheritdoc/>
    public override bool TakesOutcome => true;

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            PoetryClient.GetPoem(run.Reactor, address.Host, address.Port, run.Timeout)
                .AddCallback(TryToCummingsify)
                .AddCallbacks(GotPoem, PoemFailed)
                .AddBoth(PoemDone);
        }

        run.Reactor.Run();

        byte[] TryToCummingsify(byte[] poem)
        {
            try
            {
                return Cummingsify(poem);
            }
            catch (GibberishException)
            {
                // Not ours to deal with: from here it goes to the errback.
                throw;
            }
            catch (Exception)
            {
                run.Complain("Cummingsify failed!");
                return poem;
            }
        }

        byte[] Cummingsify(byte[] poem) => Cummings.Choose(run.Outcome) switch
        {
            CummingsOutcome.Success => Cummings.ToLower(poem),
            CummingsOutcome.Gibberish => throw new GibberishException(),
            _ => throw new InvalidOperationException("a bug"),
        };

        void GotPoem(byte[] poem) => run.PrintPoem(poem);

        void PoemFailed(Failure reason) => run.Complain("The poem download failed.");

        void PoemDone(Outcome<Unit> outcome)
        {
            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }
}
