using TrialNet.Defer;

namespace TrialNet.Poetry.Series.Part08Deferred;

/// <summary>An object that stands for the poem to come, instead of parameters for callbacks.</summary>
/// <remarks>
/// Shows that an asynchronous function can return something after all. The order of the additions is that of the calls, and
/// <c>AddBoth</c> is what <c>finally</c> is elsewhere. What is wrong with it: this Deferred cannot be cancelled (part 19; the
/// one of the library, <see cref="Clients.PoetryClient"/>, can).
/// </remarks>
internal sealed class Client40 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "4.0";

    /// <inheritdoc/>
    public override int Part => 8;

    /// <inheritdoc/>
    public override string Lesson => "a function that returns a Deferred";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var poems = new List<byte[]>();
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            Poetry.GetPoetry(run, address.Host, address.Port)
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
}
