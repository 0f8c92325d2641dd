using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What <c>poetry fast</c> and <c>poetry slow</c> have in common: poem files.</summary>
internal abstract class PoemCommand : ServerCommand
{
    /// <inheritdoc/>
    public sealed override string Operands => "FILE";

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        if (arguments.Positional is not [var path])
        {
            throw CommandException.Usage($"give exactly one poem file, not {arguments.Positional.Count}");
        }

        return [new Site(PoemFile.NameOf(path), MakeFactory(reactor, PoemFile.Read(path), arguments))];
    }

    /// <summary>Makes the factory of this server.</summary>
    protected abstract IProtocolFactory MakeFactory(IReactor reactor, byte[] poem, ParsedArguments arguments);
}
