using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What <c>poetry fast</c> and <c>poetry slow</c> have in common: poem files, each on a port of its own (exercise 11.4).</summary>
internal abstract class PoemCommand : ServerCommand
{
    /// <inheritdoc/>
    public sealed override string Operands => "FILE[:PORT] ...";

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        if (arguments.Positional.Count == 0)
        {
            throw CommandException.Usage("give at least one poem file");
        }

        return [.. arguments.Positional.Select(text => MakeSite(text, reactor, arguments))];
    }

    /// <summary>Makes the factory of this server.</summary>
    protected abstract IProtocolFactory MakeFactory(IReactor reactor, byte[] poem, ParsedArguments arguments);

    private Site MakeSite(string text, IReactor reactor, ParsedArguments arguments)
    {
        var (path, port) = Split(text);
        var poem = arguments.Get(FramingOption.Instance)(PoemFile.Read(path));
        return new Site(PoemFile.NameOf(path), MakeFactory(reactor, poem, arguments), port);
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
