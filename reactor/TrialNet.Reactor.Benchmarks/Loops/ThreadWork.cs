using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Benchmarks.Loops;

/// <summary>Calls from threads into the reactor that is the default here.</summary>
internal static class ThreadWork
{
    private static readonly Action DoNothing = static () => { };
    private static readonly Lazy<IReactor> Reactor = new(Reactors.Default.Create);

    /// <summary>A thread posts calls, then the reactor runs them.</summary>
    public static void Post(int operations)
    {
        var reactor = Reactor.Value;
        var thread = new Thread(() =>
        {
            for (var index = 0; index < operations; index++)
            {
                reactor.CallFromThread(DoNothing);
            }
        });
        thread.Start();
        thread.Join();
        reactor.Iterate(TimeSpan.Zero);
    }

    /// <summary>A thread posts a call to the sleeping reactor and waits until it has run, again and again.</summary>
    public static void RoundTrip(int operations)
    {
        var reactor = Reactor.Value;
        using var answered = new ManualResetEventSlim();
        Action answer = answered.Set;
        var thread = new Thread(() =>
        {
            for (var index = 0; index < operations; index++)
            {
                answered.Reset();
                reactor.CallFromThread(answer);
                answered.Wait();
            }

            reactor.CallFromThread(reactor.Crash);
        });
        thread.Start();
        reactor.Run();
        thread.Join();
    }
}
