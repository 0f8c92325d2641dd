using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry fast</c>: fastpoetry 1.0 of the series (part 11).</summary>
internal sealed class FastCommand : PoemCommand
{
    /// <inheritdoc/>
    public override string Name => "fast";

    /// <inheritdoc/>
    public override string Summary => "Serves poems, all at once.";

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions => [FramingOption.Instance, .. LimitOptions.ForRate];

    /// <inheritdoc/>
    protected override IProtocolFactory MakeFactory(IReactor reactor, byte[] poem, ParsedArguments arguments) =>
        LimitOptions.PaceOf(arguments) is { } pace ? new SlowPoetryFactory(reactor, poem, pace) : new FastPoetryFactory(poem);
}
