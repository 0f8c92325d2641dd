using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part08Deferred;

/// <summary>What client 4.0 has to offer to others.</summary>
internal static class Poetry
{
    /// <summary>Fetches a poem. It returns at once, and with something: a Deferred, to which callbacks and errbacks are added.</summary>
    /// <param name="run">The run.</param>
    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <returns>The poem to come.</returns>
    public static Deferred<byte[]> GetPoetry(SeriesRun run, string host, int port)
    {
        var factory = new PoetryClientFactory(run);
        run.Reactor.ConnectTcp(host, port, factory, run.Timeout);
        return factory.Poem;
    }
}
