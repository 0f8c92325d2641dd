using FsCheck;
using FsCheck.Fluent;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>Random programs of timer operations, on a clock that the test moves, against a sorted list.</summary>
/// <remarks>Rules R-TIME-02, 03, 05, 07, 08, 10, 11, 13: after each operation the timers are compared, after each turn the calls.</remarks>
public class TimerProgramTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120);

    [Fact]
    public void R_TIME_Random_programs_behave_like_a_sorted_list() =>
        Check.One(Many, Prop.ForAll<(byte Operation, byte Which, short Amount)[]>(operations => new TimerProgram(Create).Run(operations)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void R_TIME_02_and_03_A_long_program_behaves_like_a_sorted_list(int seed)
    {
        var random = new Random(seed);
        var operations = Enumerable.Range(0, 1_500)
            .Select(_ => ((byte)random.Next(256), (byte)random.Next(256), (short)random.Next(-2000, 2000)))
            .ToArray();
        new TimerProgram(Create).Run(operations);
    }

    private static ReadinessReactor Create(ManualClock clock) => new("select", () => new SelectSource(), clock);
}
