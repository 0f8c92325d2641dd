using TrialNet.Defer;

namespace TrialNet.Poetry.Series.Part08Stack;

/// <summary>Prints who called the callback of a Deferred, and ends.</summary>
/// <remarks>
/// Shows that callbacks run where the Deferred is fired: under the protocol's <c>ConnectionLost</c>, which the loop has called. A
/// Deferred has no thread and no loop of its own, and does nothing until somebody fires it.
/// </remarks>
internal sealed class Client4Stack : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "4-stack";

    /// <inheritdoc/>
    public override int Part => 8;

    /// <inheritdoc/>
    public override string Lesson => "who calls a callback";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            Part08Deferred.Poetry.GetPoetry(run, address.Host, address.Port)
                .AddCallbacks(GotPoem, PoemFailed)
                .AddBoth(PoemDone);
        }

        run.Reactor.Run();

        void GotPoem(byte[] poem)
        {
            if (run.ShowStack())
            {
                run.Stop();
            }
        }

        void PoemFailed(Failure reason)
        {
            if (!run.IsDone)
            {
                run.Complain($"Poem failed: {SeriesText.Of(reason)}");
            }
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
