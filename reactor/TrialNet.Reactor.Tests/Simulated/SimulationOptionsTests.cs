using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Simulated;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>Settings, and where they come from.</summary>
public sealed class SimulationOptionsTests
{
    public static TheoryData<SimulationOptions> Nonsense =>
    [
        new SimulationOptions { ShortestLatency = TimeSpan.FromTicks(-1) },
        new SimulationOptions { LongestLatency = TimeSpan.Zero },
        new SimulationOptions { BytesPerSecond = 0 },
        new SimulationOptions { SendWindow = 0 },
        new SimulationOptions { LargestSegment = 0 },
        new SimulationOptions { LongestJump = TimeSpan.FromTicks(-1) },
        new SimulationOptions { TraceLength = -1 },
        new SimulationOptions { Patience = TimeSpan.FromTicks(-1) },
        new SimulationOptions { SplitChance = -0.1 },
        new SimulationOptions { ShortReadChance = 1.1 },
        new SimulationOptions { ShortWriteChance = double.NaN },
        new SimulationOptions { BlockedWriteChance = 1 },
        new SimulationOptions { RefuseChance = 2 },
        new SimulationOptions { SilenceChance = 2 },
        new SimulationOptions { ResetChance = 2 },
        new SimulationOptions { JumpChance = 2 },
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void What_makes_no_sense_is_refused(SimulationOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reactors.Simulated(options));

    [Fact]
    public void A_reactor_has_the_settings_it_was_made_with()
    {
        var options = new SimulationOptions { Seed = 12, ResetChance = 1, BlockedWriteChance = 0.99 };
        var factory = Reactors.Simulated(options);
        Assert.Equal("simulated", factory.Name);
        Assert.Contains("seed 12", factory.Summary, StringComparison.Ordinal);
        Assert.Same(options, Assert.IsAssignableFrom<ISimulation>(factory.Create()).Options);
        Assert.Throws<ArgumentNullException>(() => Reactors.Simulated(null!));
    }

    [Fact]
    public void The_environment_names_seed_and_network()
    {
        Assert.Equal(SimulationOptions.Lan, Read(null, null));
        Assert.Equal(SimulationOptions.Lan with { Seed = -5 }, Read("-5", "lan"));
        Assert.Equal(SimulationOptions.Slow, Read("0", "slow"));
        Assert.Equal(SimulationOptions.Choppy with { Seed = 3 }, Read("3", "Choppy"));
        Assert.Equal(SimulationOptions.Hostile, Read(string.Empty, "HOSTILE"));
        Assert.Contains("TRIALNET_SEED is 'x'", Assert.Throws<FormatException>(() => Read("x", null)).Message, StringComparison.Ordinal);
        Assert.Contains("TRIALNET_NETWORK is 'wan'", Assert.Throws<FormatException>(() => Read(null, "wan")).Message, StringComparison.Ordinal);
    }

    private static SimulationOptions Read(string? seed, string? network) => SimulationEnvironment.Read(name => name switch
    {
        "TRIALNET_SEED" => seed,
        "TRIALNET_NETWORK" => network,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No other variable is asked for."),
    });
}
