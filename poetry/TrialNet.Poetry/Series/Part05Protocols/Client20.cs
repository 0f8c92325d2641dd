using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part05Protocols;

/// <summary>No sockets any more: the reactor connects and reads, a protocol hears of bytes, a factory makes protocols.</summary>
/// <remarks>
/// Shows the three that the reactor's users live with: the transport, which is the connection; the protocol, which is what is said
/// on it; the factory, which outlives both and is where the whole is known. What is wrong with it: nobody but this command can use
/// them, as the factory prints and stops the reactor. Part 6 takes that out.
/// </remarks>
internal sealed class Client20 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "2.0";

    /// <inheritdoc/>
    public override int Part => 5;

    /// <inheritdoc/>
    public override string Lesson => "transports, protocols and a factory";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var start = run.Clock.GetTimestamp();
        var factory = new PoetryClientFactory(run);
        foreach (var address in run.Addresses)
        {
            run.Reactor.ConnectTcp(address.Host, address.Port, factory, run.Timeout);
        }

        run.Reactor.Run();
        run.Print($"Got {factory.Received} poems in {SeriesText.Of(run.Clock.GetElapsedTime(start))}");
    }
}
