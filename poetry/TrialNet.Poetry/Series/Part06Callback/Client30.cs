using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part06Callback;

/// <summary>A function that anybody can use: it takes an address and somebody to call with the poem.</summary>
/// <remarks>
/// Shows how an asynchronous function gives its result: not by returning it. <see cref="GetPoetry"/> knows neither the command line
/// nor how many poems there are; whoever calls it does. What is wrong with it: there is a way for the poem and none for what goes
/// wrong. In the series nobody hears of a refused connection, and the program waits for it for ever; here the callback gets null
/// instead, which tells that there is no poem and not why, and which every callback has to remember.
/// </remarks>
internal sealed class Client30 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "3.0";

    /// <inheritdoc/>
    public override int Part => 6;

    /// <inheritdoc/>
    public override string Lesson => "a callback for the poem, and nothing for failures";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var poems = new List<byte[]>();
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            GetPoetry(run, address.Host, address.Port, GotPoem);
        }

        run.Reactor.Run();
        poems.ForEach(poem => run.PrintPoem(poem));

        void GotPoem(byte[]? poem)
        {
            if (poem is not null)
            {
                poems.Add(poem);
            }

            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }

    /// <summary>Fetches a poem, and calls with it when it is there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="callback">Gets the poem, later; or null.</param>
    private static void GetPoetry(SeriesRun run, string host, int port, Action<byte[]?> callback) =>
        run.Reactor.ConnectTcp(host, port, new PoetryClientFactory(run, callback), run.Timeout);
}
