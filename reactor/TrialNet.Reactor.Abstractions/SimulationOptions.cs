namespace TrialNet.Reactor.Abstractions;

/// <summary>What a simulation is like: its seed, its network, and how much goes wrong. Chances are from 0 to 1.</summary>
/// <remarks>What is made without settings is a fast network in which nothing goes wrong.</remarks>
public sealed record SimulationOptions
{
    /// <summary>A fast local network without faults: what is made without settings.</summary>
    public static SimulationOptions Lan { get; } = new();

    /// <summary>A slow line without faults: 50 to 200 ms, 32,000 bytes a second, and little on its way at a time.</summary>
    public static SimulationOptions Slow { get; } = new()
    {
        ShortestLatency = TimeSpan.FromMilliseconds(50),
        LongestLatency = TimeSpan.FromMilliseconds(200),
        BytesPerSecond = 32_000,
        SendWindow = 16 * 1024,
        LargestSegment = 1460,
    };

    /// <summary>Whatever a network may do without breaking a connection: bytes in small pieces, partial and refused writes, great differences in time.</summary>
    public static SimulationOptions Choppy { get; } = new()
    {
        ShortestLatency = TimeSpan.FromMicroseconds(10),
        LongestLatency = TimeSpan.FromMilliseconds(20),
        SendWindow = 8 * 1024,
        LargestSegment = 1460,
        SplitChance = 0.5,
        ShortReadChance = 0.5,
        ShortWriteChance = 0.5,
        BlockedWriteChance = 0.25,
    };

    /// <summary>As <see cref="Choppy"/>, and connections are refused, left without an answer and reset, and the process is stopped now and then.</summary>
    public static SimulationOptions Hostile { get; } = Choppy with
    {
        RefuseChance = 0.05,
        SilenceChance = 0.05,
        ResetChance = 0.005,
        JumpChance = 0.005,
        LongestJump = TimeSpan.FromSeconds(2),
    };

    /// <summary>Every choice is drawn from it (R-SIM-04).</summary>
    public long Seed { get; init; }

    /// <summary>
    /// Decisions to make in place of those of the seed, by their numbers, as <c>trial --schedules</c> prints them: <c>3:1,17:402</c>. All
    /// others are calm: nothing is delayed, cut, refused or reset more than it must be, and things happen in the order in which they
    /// were begun; <c>calm</c> is a list of none. Null draws them from the seed.
    /// </summary>
    public string? Decisions { get; init; }

    /// <summary>Whether the decisions are kept that are not calm.</summary>
    internal bool KeepsDecisions { get; init; }

    /// <summary>The least time on the way.</summary>
    public TimeSpan ShortestLatency { get; init; } = TimeSpan.FromMicroseconds(20);

    /// <summary>The most time on the way, the queue in front of it not counted.</summary>
    public TimeSpan LongestLatency { get; init; } = TimeSpan.FromMicroseconds(100);

    /// <summary>How many bytes a second one direction of a connection carries.</summary>
    public long BytesPerSecond { get; init; } = 1_000_000_000;

    /// <summary>How many bytes of one direction may be sent and not yet read; beyond that, writing has to wait.</summary>
    public int SendWindow { get; init; } = 256 * 1024;

    /// <summary>The most bytes that travel together.</summary>
    public int LargestSegment { get; init; } = 64 * 1024;

    /// <summary>How likely what is sent is cut anywhere.</summary>
    public double SplitChance { get; init; }

    /// <summary>How likely a read takes less than there is.</summary>
    public double ShortReadChance { get; init; }

    /// <summary>How likely the system takes only part of a write.</summary>
    public double ShortWriteChance { get; init; }

    /// <summary>How likely the system takes nothing of a write for the moment; less than 1.</summary>
    public double BlockedWriteChance { get; init; }

    /// <summary>How likely an attempt to connect is refused though somebody listens.</summary>
    public double RefuseChance { get; init; }

    /// <summary>How likely an attempt to connect gets no answer at all.</summary>
    public double SilenceChance { get; init; }

    /// <summary>How likely a piece that arrives resets its connection instead.</summary>
    public double ResetChance { get; init; }

    /// <summary>How likely the process is stopped for a while when the loop rests, so that timers are late.</summary>
    public double JumpChance { get; init; }

    /// <summary>For how long at most.</summary>
    public TimeSpan LongestJump { get; init; }

    /// <summary>How many lines the trace keeps.</summary>
    public int TraceLength { get; init; } = 10_000;

    /// <summary>
    /// How long, by the wall clock, a simulation in which nothing is left to do waits for a call from another thread before it says
    /// so. Simulated time does not pass meanwhile.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One does not.</exception>
    /// <exception cref="ArgumentException">The decisions do not.</exception>
    internal void Verify()
    {
        if (Decisions is not null && SimulationDecision.Parse(Decisions) is null)
        {
            throw new ArgumentException($"'{Decisions}' is no list of decisions such as 3:1,17:402, and not 'calm'.", nameof(Decisions));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(ShortestLatency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestLatency, ShortestLatency);
        ArgumentOutOfRangeException.ThrowIfLessThan(BytesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SendWindow, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestSegment, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestJump, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(TraceLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, TimeSpan.Zero);
        VerifyChance(SplitChance, nameof(SplitChance));
        VerifyChance(ShortReadChance, nameof(ShortReadChance));
        VerifyChance(ShortWriteChance, nameof(ShortWriteChance));
        VerifyChance(BlockedWriteChance, nameof(BlockedWriteChance), mayBeCertain: false);
        VerifyChance(RefuseChance, nameof(RefuseChance));
        VerifyChance(SilenceChance, nameof(SilenceChance));
        VerifyChance(ResetChance, nameof(ResetChance));
        VerifyChance(JumpChance, nameof(JumpChance));
    }

    private static void VerifyChance(double chance, string name, bool mayBeCertain = true)
    {
        if (!(chance >= 0) || chance > 1 || (chance >= 1 && !mayBeCertain))
        {
            throw new ArgumentOutOfRangeException(name, chance, mayBeCertain ? "A chance is from 0 to 1." : "This chance is from 0 to below 1.");
        }
    }
}
