using System.Net;
using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What all servers have in common: where to listen, how to end, a reactor.</summary>
internal abstract class ServerCommand : Command
{
    protected static readonly Option<int> Port =
        new("port", "N", "port to listen on; 0, the default, takes a free one", 0, OptionValues.Port);

    private static readonly Option<IPAddress> Interface =
        new("iface", "ADDRESS", "numeric address to listen on, or localhost (default 127.0.0.1)", IPAddress.Loopback, OptionValues.Interface);

    private static readonly Option<TimeSpan> Drain =
        new("drain", "SECONDS", "how long clients may go on when the server is told to end (default 5)", TimeSpan.FromSeconds(5), OptionValues.Seconds);

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
        var reactor = arguments.Get(ReactorOption.Instance).Create();
        var sites = MakeSites(reactor, arguments, new CommandLog(Name));
        var server = new Server(reactor, Name, arguments.Get(Drain));
        foreach (var site in sites)
        {
            server.Listen(site, new IPEndPoint(arguments.Get(Interface), site.Port ?? arguments.Get(Port)));
        }

        return server.Run();
    }

    /// <summary>Makes what is to be served.</summary>
    /// <exception cref="CommandException">It cannot be made of these arguments.</exception>
    protected abstract IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log);
}
