using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part05Simple;

/// <summary>Client 2.0 with everything left out that is not needed to print poems.</summary>
/// <remarks>
/// Shows how little a protocol and a factory are. What is wrong with it is what is wrong with 2.0: they belong to this command.
/// </remarks>
internal sealed class Client21 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "2.1";

    /// <inheritdoc/>
    public override int Part => 5;

    /// <inheritdoc/>
    public override string Lesson => "the same, and no more than is needed";

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
