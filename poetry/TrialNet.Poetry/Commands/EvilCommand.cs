using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers.Evil;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary><c>poetry evil</c>: servers that misbehave, each on a port of its own, to try clients on.</summary>
internal sealed class EvilCommand : ServerCommand
{
    private static readonly Option<IReadOnlyList<EvilPeer>> Only =
        new("only", "NAME,...", "these alone (default: all of them)", EvilPeer.All, ReadNames);

    // Characters of two to four bytes, so that whoever decodes what comes piece by piece finds out.
    private static readonly byte[] Poem = [.. Enumerable.Repeat("Zwölf Möwen über dem Meer — 海鷗 🌊\n"u8.ToArray(), 16).SelectMany(static line => line)];

    /// <inheritdoc/>
    public override string Name => "evil";

    /// <inheritdoc/>
    public override string Summary => "Serves what no server should, each on a port of its own, to try clients on.";

    /// <inheritdoc/>
    public override string Operands => "[FILE]";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        "With --port N the first is on N, the next on N + 1, and so on. FILE is the poem that they spoil.",
        .. EvilPeer.All.Select(static peer => $"  {peer.Name,-18}{peer.Summary}"),
        .. base.Notes,
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> OwnOptions => [Only];

    /// <inheritdoc/>
    protected override IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        var poem = arguments.Positional switch
        {
            [] => Poem,
            [var path] => PoemFile.Read(path),
            var paths => throw CommandException.Usage($"give one poem file or none, not {paths.Count}"),
        };
        var first = arguments.Get(ListenOptions.Port);
        return [.. arguments.Get(Only).Select((peer, index) => new Site(peer.Name, peer.MakeFactory(reactor, poem), first == 0 ? 0 : first + index))];
    }

    private static IReadOnlyList<EvilPeer> ReadNames(string text) => [.. text.Split(',').Select(ReadName)];

    private static EvilPeer ReadName(string name) =>
        EvilPeer.All.FirstOrDefault(peer => peer.Name == name)
        ?? throw new FormatException($"'{name}' is unknown: {NameAdvice.Of(name, [.. EvilPeer.All.Select(static peer => peer.Name)])}");
}
