using System.Collections;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part18List;

/// <summary>Client 7.0 without a counter: a list of Deferreds is itself a Deferred, fired when all of them are.</summary>
/// <remarks>
/// Shows how to wait for many: the list consumes the failures, each of which has been told where it happened, and what is fired in
/// the end is a plain signal to stop. What is wrong with it: the list's own result, an outcome for each address in their order, is
/// thrown away here; <c>poetry get --ordered</c> makes something of it.
/// </remarks>
internal sealed class Client80 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "8.0";

    /// <inheritdoc/>
    public override int Part => 18;

    /// <inheritdoc/>
    public override string Lesson => "the same; a DeferredList waits for all of them";

    /// <inheritdoc/>
    public override bool TakesTransformServer => true;

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var poems = run.Addresses.Select(address => InlineCallbacks.Run<byte[]>(() => GetTransformedPoem(run, address)).AddCallback(GotPoem)).ToList();
        DeferredList.Of(poems, DeferredListOptions.ConsumeErrors).AddBoth(_ => run.Stop());
        run.Reactor.Run();

        void GotPoem(byte[] poem) => run.PrintPoem(poem);
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
        if (transform.Failure is not null)
        {
            run.Complain("Cummingsify failed!");
            yield return InlineCallbacks.Return(poem);
        }

        yield return InlineCallbacks.Return(transform.Value);
    }
}
