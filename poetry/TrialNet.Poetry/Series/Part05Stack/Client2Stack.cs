using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part05Stack;

/// <summary>Prints who called <see cref="PoetryProtocol.DataReceived"/>, and ends.</summary>
/// <remarks>
/// Shows that our code is called by the loop, and returns to it: under <c>DataReceived</c> there is the reading of a descriptor
/// (or, on the completion reactor, of a finished operation), under that the loop's turn, and at the bottom <c>Run</c>, which we
/// called ourselves. Compare with the one line of client 1.0 that did the reading.
/// </remarks>
internal sealed class Client2Stack : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "2-stack";

    /// <inheritdoc/>
    public override int Part => 5;

    /// <inheritdoc/>
    public override string Lesson => "who calls DataReceived";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var factory = new PoetryClientFactory(run);
        foreach (var address in run.Addresses)
        {
            run.Reactor.ConnectTcp(address.Host, address.Port, factory, run.Timeout);
        }

        run.Reactor.Run();
    }
}
