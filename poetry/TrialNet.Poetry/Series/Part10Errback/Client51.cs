using TrialNet.Defer;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part10Errback;

/// <summary>Client 5.0 with the recovery taken out of the transform and put into an errback of its own.</summary>
/// <remarks>
/// Shows that an errback that returns a value has dealt with the failure: the chain goes on with callbacks. It asks what kind of
/// failure it is, takes the poem from one kind, and hands every other kind on. Each of the four ways through this chain has its own
/// mix of the two. What is wrong with it: the errback also sees failures of the download, and must know which are not its own.
/// </remarks>
internal sealed class Client51 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "5.1";

    /// <inheritdoc/>
    public override int Part => 10;

    /// <inheritdoc/>
    public override string Lesson => "the same; an errback that puts it right";

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
                .AddErrback(CummingsifyFailed)
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
                throw new CannotCummingsifyException(poem);
            }
        }

        Deferred<byte[]> CummingsifyFailed(Failure reason)
        {
            if (reason.Check<CannotCummingsifyException>() is not { } error)
            {
                return Deferred.Fail<byte[]>(reason);
            }

            run.Complain("Cummingsify failed!");
            return Deferred.Succeed(error.Poem);
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
