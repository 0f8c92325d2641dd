using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Benchmarks.Loops;

/// <summary>Timers of the reactor that is the default here.</summary>
internal static class TimerWork
{
    /// <summary>How many timers an operation of <see cref="Call"/> or <see cref="Fire"/> sets.</summary>
    public const int Fired = 100_000;

    /// <summary>How many timers an operation of <see cref="Arm"/> sets and cancels.</summary>
    public const int Armed = 100;

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

    /// <summary>Sets timers that are due at once, and has them called.</summary>
    public static void Call(int operations) => SetAndRun(operations, static _ => TimeSpan.Zero);

    /// <summary>Sets timers of up to 100 ms at random, many enough that waiting costs nothing beside them, and has them called.</summary>
    public static void Fire(int operations) => SetAndRun(operations, static random => random.NextDouble() * Longest);

    /// <summary>Sets timers and cancels them a turn later, while a hundred thousand others stand.</summary>
    public static void Arm(int operations)
    {
        var reactor = Busy.Value;
        var timers = new IDelayedCall[Armed];
        for (; operations > 0; operations--)
        {
            for (var index = 0; index < Armed; index++)
            {
                timers[index] = reactor.CallLater(Soon, DoNothing);
            }

            reactor.Iterate(TimeSpan.Zero);
            foreach (var timer in timers)
            {
                timer.Cancel();
            }
        }
    }

    private static void SetAndRun(int operations, Func<Random, TimeSpan> delay)
    {
        var reactor = Idle.Value;
        var random = new Random(operations);
        for (; operations > 0; operations--)
        {
            var left = Fired;
            Action called = () =>
            {
                if (--left == 0)
                {
                    reactor.Crash();
                }
            };
            for (var index = 0; index < Fired; index++)
            {
                reactor.CallLater(delay(random), called);
            }

            reactor.Run();
        }
    }
}
