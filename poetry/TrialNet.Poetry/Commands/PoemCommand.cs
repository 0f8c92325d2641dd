using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What <c>poetry fast</c> and <c>poetry slow</c> have in common: poem files, each on a port of its own (exercise 11.4).</summary>
internal abstract class PoemCommand : ServerCommand
{
    /// <summary>A server of the series in place of the usual one.</summary>
    protected static readonly Option<SeriesServer> Engine = new(
        "engine",
        "NAME",
        "serve by one of them: " + string.Join(", ", SeriesServers.All.Select(static server => $"{server.Name} ({server.Lesson})")),
        SeriesServers.All[0],
        SeriesServers.Read,
        group: "the servers of the series' part 11, which know TCP and nothing else");

    private static readonly IReadOnlyList<Option> KnownToEngines =
        [Engine, ListenOptions.Port, ListenOptions.Interface, DrainOption.Instance, ReactorOption.Instance, FramingOption.Instance];

    /// <inheritdoc/>
    public sealed override string Operands => "FILE[:PORT] ...";

    /// <inheritdoc/>
    public sealed override int Run(ParsedArguments arguments)
    {
        if (!arguments.IsGiven(Engine))
        {
            return base.Run(arguments);
        }

        var engine = arguments.Get(Engine);
        if (Options.Except([.. KnownToEngines, .. PaceOptions]).FirstOrDefault(arguments.IsGiven) is { } unknown)
        {
            throw CommandException.Usage($"engine {engine.Name} takes no --{unknown.Name}; without --engine there is a server that does");
        }

        return EngineProgram.Run(this, engine, arguments, ReadPoems(arguments), PaceOf(arguments) ?? Pace.AllAtOnce, arguments.Get(DrainOption.Instance));
    }

    /// <summary>The options that make the pace.</summary>
    protected abstract IReadOnlyList<Option> PaceOptions { get; }

    /// <inheritdoc/>
    public sealed override string OperandField => "poem";

    /// <inheritdoc/>
    public sealed override bool IsOperandPath => true;

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Option> OwnServiceOptions => [FramingOption.Instance, .. PaceOptions];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Option> OwnOptions => [FramingOption.Instance, .. PaceOptions, Engine];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        var pace = PaceOf(arguments);
        return
        [
            .. ReadPoems(arguments).Select(poem => new Site(
                poem.Name, pace is { } slow ? new SlowPoetryFactory(reactor, poem.Poem, slow) : new FastPoetryFactory(poem.Poem), poem.Port)),
        ];
    }

    /// <summary>How slowly poems are sent; null is as fast as a client takes them.</summary>
    protected abstract Pace? PaceOf(ParsedArguments arguments);

    private static List<(string Name, byte[] Poem, int? Port)> ReadPoems(ParsedArguments arguments)
    {
        if (arguments.Positional.Count == 0)
        {
            throw CommandException.Usage("give at least one poem file");
        }

        return arguments.Positional.ToList().ConvertAll(text =>
        {
            var (path, port) = Split(text);
            return (PoemFile.NameOf(path), arguments.Get(FramingOption.Instance)(PoemFile.Read(path)), port);
        });
    }

    // A file may be called so.
    private static (string Path, int? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && !File.Exists(text) && TryReadPort(text[(colon + 1)..]) is { } port ? (text[..colon], port) : (text, null);
    }

    private static int? TryReadPort(string text)
    {
        try
        {
            return OptionValues.Port(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
