using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Benchmarks.Loops;

/// <summary>Timers of the reactor that is the default here.</summary>
internal static class TimerWork
{
    private const int Pending = 100_000;

    private static readonly Action DoNothing = static () => { };
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly Lazy<IReactor> Idle = new(Reactors.Default.Create);

    private static readonly Lazy<IReactor> Busy = new(static () =>
    {
        var reactor = Reactors.Default.Create();
        for (var index = 0; index < Pending; index++)
        {
            reactor.CallLater(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(10 * index), DoNothing);
        }

        return reactor;
    });

    /// <summary>Sets timers of up to 100 ms at random, and has them called.</summary>
    public static void Fire(int operations)
    {
        var reactor = Idle.Value;
        var random = new Random(operations);
        var left = operations;
        Action called = () =>
        {
            if (--left == 0)
            {
                reactor.Crash();
            }
        };
        for (var index = 0; index < operations; index++)
        {
            reactor.CallLater(random.NextDouble() * Longest, called);
        }

        reactor.Run();
    }

    /// <summary>Sets a timer and cancels it, while a hundred thousand others stand.</summary>
    public static void Arm(int operations)
    {
        var reactor = Busy.Value;
        for (var index = 0; index < operations; index++)
        {
            reactor.CallLater(Soon, DoNothing).Cancel();
        }
    }
}
