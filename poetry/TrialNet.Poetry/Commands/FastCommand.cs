using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry fast</c>: fastpoetry 1.0 of the series (part 11).</summary>
internal sealed class FastCommand : PoemCommand
{
    /// <inheritdoc/>
    public override string Name => "fast";

    /// <inheritdoc/>
    public override string Summary => "Serves poems, all at once.";

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> PaceOptions => LimitOptions.ForRate;

    /// <inheritdoc/>
    protected override Pace? PaceOf(ParsedArguments arguments) => LimitOptions.PaceOf(arguments);
}
