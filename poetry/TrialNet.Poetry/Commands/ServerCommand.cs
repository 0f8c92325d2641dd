using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What all servers have in common: where to listen, what to put up with, how to be watched and how to end.</summary>
internal abstract class ServerCommand : Command
{
    /// <summary>How long clients may go on.</summary>
    protected static readonly Option<TimeSpan> Drain =
        new("drain", "SECONDS", "how long clients may go on when the server is told to end (default 5)", TimeSpan.FromSeconds(5), OptionValues.Seconds);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Option> Options =>
    [
        ListenOptions.Port, ListenOptions.Interface, .. OwnOptions.Where(static option => option.Group == Option.DefaultGroup), Drain, ReactorOption.Instance,
        .. ListenOptions.More, .. OwnOptions.Where(static option => option.Group != Option.DefaultGroup), .. LimitOptions.All, .. ObserveOptions.All,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
        ["Prints 'Serving NAME on ADDRESS.' when it accepts clients. SIGINT, SIGTERM or SIGHUP ends it with exit code 0; a second one ends it at once."];

    /// <summary>The options that only this server has.</summary>
    protected abstract IReadOnlyList<Option> OwnOptions { get; }

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        var reactor = arguments.Get(ReactorOption.Instance).Create();
        var events = ObserveOptions.MakeEvents(reactor, arguments);
        var log = ObserveOptions.MakeLog(Name, reactor, arguments, events);
        using var scope = new Scope($"poetry {Name}", reactor, new ScopeLog(log)).Enter();
        var sites = MakeSites(reactor, arguments, log);
        using var server = new Server(reactor, Name, log, arguments.Get(Drain), events);
        foreach (var (site, addresses) in sites.Zip(ListenOptions.Of(arguments, sites)))
        {
            server.Listen(site, addresses, LimitOptions.Of(arguments));
        }

        if (ObserveOptions.MetricsPort(arguments) is { } port)
        {
            server.ListenForMetrics(new ListenAddress(new(arguments.Get(ListenOptions.Interface), port)));
        }

        return server.Run();
    }

    /// <summary>Makes what is to be served.</summary>
    /// <exception cref="CommandException">It cannot be made of these arguments.</exception>
    protected abstract IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log);
}
