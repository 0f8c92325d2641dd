using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry transform</c>: transformedpoetry of the series (part 12).</summary>
internal sealed class TransformCommand : ServerCommand
{
    private static readonly Option<int> Limit =
        new("limit", "BYTES", "longest request and longest answer (default 99999)", 99_999, OptionValues.Count);

    private static readonly Option<TimeSpan> Timeout =
        new("timeout", "SECONDS", "how long a request may take to come, and then its answer to be made (default 10)", TimeSpan.FromSeconds(10), OptionValues.PositiveSeconds);

    private static readonly Option<string> Plugin =
        new("plugin", "FILE", "offer the transforms of this assembly too; several are separated as places in PATH are", "", static text => text)
        {
            MapPaths = static (text, map) => string.Join(Path.PathSeparator, text.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(map)),
        };

    /// <inheritdoc/>
    public override string Name => "transform";

    /// <inheritdoc/>
    public override string Summary => "Serves transforms: takes the netstring NAME.POEM, and answers with a new poem as a netstring.";

    /// <inheritdoc/>
    public override string Operands => "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => [$"Transforms: {string.Join(", ", BuiltInTransforms.Names)}.", .. base.Notes];

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions => [Limit, Timeout, Plugin];

    /// <inheritdoc/>
    protected override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        if (arguments.Positional is [var stray, ..])
        {
            throw CommandException.Usage($"takes no arguments, but was given '{stray}'");
        }

        var service = BuiltInTransforms.MakeService(reactor);
        foreach (var path in arguments.Get(Plugin).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            new TransformPlugin(path).AddTo(service, reactor);
        }

        var factory = new TransformFactory(reactor, service, log)
        {
            MaxLength = arguments.Get(Limit),
            Timeout = arguments.Get(Timeout),
        };
        return [new Site("transforms", factory) { Measure = (metrics, _) => metrics.Add(factory), Forget = metrics => metrics.Remove(factory) }];
    }
}
