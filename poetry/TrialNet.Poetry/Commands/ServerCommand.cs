using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Observing;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>What all servers have in common: where to listen, what to put up with, how to be watched and how to end.</summary>
internal abstract class ServerCommand : Command
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<Option> Options =>
    [
        ListenOptions.Port, ListenOptions.Interface, .. OwnOptions.Where(static option => option.Group == Option.DefaultGroup), DrainOption.Instance, ReactorOption.Instance,
        .. ListenOptions.More, .. OwnOptions.Where(static option => option.Group != Option.DefaultGroup), .. LimitOptions.All, .. ObserveOptions.All,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
        ["Prints 'Serving NAME on ADDRESS.' when it accepts clients. SIGINT, SIGTERM or SIGHUP ends it with exit code 0; a second one ends it at once."];

    /// <summary>What a service file calls the operand; null if there is none.</summary>
    public virtual string? OperandField => null;

    /// <summary>Whether the operand is a file.</summary>
    public virtual bool IsOperandPath => false;

    /// <summary>The options of a server that is one of several in a service file.</summary>
    public IReadOnlyList<Option> ServiceOptions =>
        [ListenOptions.Port, ListenOptions.Interface, .. ListenOptions.More, .. OwnServiceOptions, .. LimitOptions.All];

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
        using var server = new Server(reactor, Name, log, arguments.Get(DrainOption.Instance), events);
        server.Serve([.. sites.Zip(ListenOptions.Of(arguments, sites), (site, addresses) => (site, addresses)).Select(
            (one, number) => new Service($"{number}", one.site, one.addresses, LimitOptions.Of(arguments)))]);

        if (ObserveOptions.MetricsPort(arguments) is { } port)
        {
            server.ListenForMetrics(new ListenAddress(new(arguments.Get(ListenOptions.Interface), port)));
        }

        return server.Run();
    }

    /// <summary>Those of them that can be in a service file.</summary>
    protected virtual IReadOnlyList<Option> OwnServiceOptions => OwnOptions;

    /// <summary>Makes one of the servers of a service file.</summary>
    /// <param name="name">What it is called, and told from the others by.</param>
    /// <param name="reactor">The reactor.</param>
    /// <param name="arguments">What the file says.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="CommandException">It cannot be made of these arguments.</exception>
    public Service MakeService(string name, IReactor reactor, ParsedArguments arguments, ILogger log)
    {
        var sites = MakeSites(reactor, arguments, log);
        return new Service(name, sites[0] with { Name = name }, ListenOptions.Of(arguments, sites)[0], LimitOptions.Of(arguments));
    }

    /// <summary>Makes what is to be served.</summary>
    /// <exception cref="CommandException">It cannot be made of these arguments.</exception>
    protected abstract IReadOnlyList<Site> MakeSites(IReactor reactor, ParsedArguments arguments, ILogger log);
}
