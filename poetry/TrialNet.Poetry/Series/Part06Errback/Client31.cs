using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part06Errback;

/// <summary>A second function to call when there is no poem, with the reason.</summary>
/// <remarks>
/// Shows that failures need a way of their own, just as exceptions have one beside return values, and that the reason has to be an
/// object, a <see cref="Failure"/>, since by the time that it is told the stack on which it happened is gone. What is wrong with it:
/// that exactly one of the two is called, and once, is nothing but good manners, and every function that asks for a poem and does
/// something with it needs two parameters more. Part 8 makes one object of the two.
/// </remarks>
internal sealed class Client31 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "3.1";

    /// <inheritdoc/>
    public override int Part => 6;

    /// <inheritdoc/>
    public override string Lesson => "a callback and an errback";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var poems = new List<byte[]>();
        var pending = run.Addresses.Count;
        foreach (var address in run.Addresses)
        {
            GetPoetry(run, address.Host, address.Port, GotPoem, PoemFailed);
        }

        run.Reactor.Run();
        poems.ForEach(poem => run.PrintPoem(poem));

        void GotPoem(byte[] poem)
        {
            poems.Add(poem);
            PoemDone();
        }

        void PoemFailed(Failure reason)
        {
            run.Complain($"Poem failed: {SeriesText.Of(reason)}");
            PoemDone();
        }

        void PoemDone()
        {
            if (--pending == 0)
            {
                run.Stop();
            }
        }
    }

    /// <summary>Fetches a poem, and calls one of two functions, once.</summary>
    /// <param name="run">The run.</param>
    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="callback">Gets the poem, later.</param>
    /// <param name="errback">Gets the reason, later, if there is none.</param>
    private static void GetPoetry(SeriesRun run, string host, int port, Action<byte[]> callback, Action<Failure> errback) =>
        run.Reactor.ConnectTcp(host, port, new PoetryClientFactory(run, callback, errback), run.Timeout);
}
