using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry slow</c>: slowpoetry of the series (part 2), for many clients at a time (exercise 11.3).</summary>
internal sealed class SlowCommand : PoemCommand
{
    private static readonly Option<TimeSpan> Delay =
        new("delay", "SECONDS", "how long to wait after each chunk (default 0.1)", Pace.Default.Delay, OptionValues.Seconds);

    private static readonly Option<int> ChunkSize =
        new("num-bytes", "N", "how many bytes make a chunk (default 10)", Pace.Default.ChunkSize, OptionValues.Count);

    /// <inheritdoc/>
    public override string Name => "slow";

    /// <inheritdoc/>
    public override string Summary => "Serves poems, a few bytes at a time.";

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> PaceOptions => [Delay, ChunkSize];

    /// <inheritdoc/>
    protected override Pace? PaceOf(ParsedArguments arguments) => new Pace(arguments.Get(ChunkSize), arguments.Get(Delay));
}
