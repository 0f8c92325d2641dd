using System.Net;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What <c>poetry fast</c> and <c>poetry slow</c> have in common: a poem file, an address, a reactor.</summary>
internal abstract class ServerCommand : Command
{
    private static readonly Option<int> Port =
        new("port", "N", "port to listen on; 0, the default, takes a free one", 0, OptionValues.Port);

    private static readonly Option<IPAddress> Interface =
        new("iface", "ADDRESS", "numeric address to listen on, or localhost (default 127.0.0.1)", IPAddress.Loopback, OptionValues.Interface);

    private static readonly Option<TimeSpan> Drain =
        new("drain", "SECONDS", "how long clients may go on when the server is told to end (default 5)", TimeSpan.FromSeconds(5), OptionValues.Seconds);

    /// <inheritdoc/>
    public sealed override string Operands => "FILE";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Option> Options => [Port, Interface, .. OwnOptions, Drain, ReactorOption.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
        ["Prints 'Serving NAME on ADDRESS:PORT.' when it accepts clients. SIGINT or SIGTERM ends it with exit code 0; a second one ends it at once."];

    /// <summary>The options that only this server has.</summary>
    protected abstract IReadOnlyList<Option> OwnOptions { get; }

    /// <inheritdoc/>
    public sealed override int Run(ParsedArguments arguments)
    {
        if (arguments.Positional is not [var path])
        {
            throw CommandException.Usage($"give exactly one poem file, not {arguments.Positional.Count}");
        }

        var poem = PoemFile.Read(path);
        var reactor = arguments.Get(ReactorOption.Instance).Create();
        var server = new Server(reactor, MakeFactory(reactor, poem, arguments), Name, PoemFile.NameOf(path), arguments.Get(Drain));
        server.Listen(new IPEndPoint(arguments.Get(Interface), arguments.Get(Port)));
        return server.Run();
    }

    /// <summary>Makes the factory of this server.</summary>
    protected abstract IProtocolFactory MakeFactory(IReactor reactor, byte[] poem, ParsedArguments arguments);
}
