using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Observing;

namespace TrialNet.Poetry.Serving;

/// <summary><c>poetry serve</c>: what a service file says, which is read again at SIGHUP.</summary>
internal sealed class ServeCommand : Command
{
    private static readonly Flag Check = new("check", "read the file and all that it names, serve nothing, and say what is wrong with it");

    /// <inheritdoc/>
    public override string Name => "serve";

    /// <inheritdoc/>
    public override string Summary => "Serves what a file says; SIGHUP has it read again.";

    /// <inheritdoc/>
    public override string Operands => "FILE";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [Check, DrainOption.Instance, ReactorOption.Instance, .. ObserveOptions.All];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes =>
    [
        """FILE is JSON: {"servers": {"tides": {"serve": "slow", "poem": "tides.txt", "port": 10000, "delay": 0.1}, ...}, "defaults": {...}}.""",
        "'serve' is fast, slow, transform or proxy (of an 'origin'); other fields are the options of that command. Paths count from the file's folder.",
        "SIGHUP: what has changed holds for clients that come from then on. SIGINT or SIGTERM ends it with exit code 0; a second one ends it at once.",
    ];

    /// <inheritdoc/>
    public override int Run(ParsedArguments arguments)
    {
        var file = arguments.Positional is [var path] ? new ServiceFile(path) : throw CommandException.Usage("give one service file");
        var reactor = arguments.Get(ReactorOption.Instance).Create();
        var events = ObserveOptions.MakeEvents(reactor, arguments);
        var log = ObserveOptions.MakeLog(Name, reactor, arguments, events);
        using var scope = new Scope($"poetry {Name}", reactor, new ScopeLog(log)).Enter();
        var content = new FileServer(file, reactor, log);
        var services = content.Read();
        if (arguments.Has(Check))
        {
            Console.Out.WriteLine($"{file.Name}: {services.Count} {(services.Count == 1 ? "server" : "servers")}, nothing wrong");
            return ExitCodes.Success;
        }

        using var server = new Server(reactor, Name, log, arguments.Get(DrainOption.Instance), events);
        server.OnHangUp = () => content.Reload(server);
        server.Serve(services);
        if (ObserveOptions.MetricsPort(arguments) is { } port)
        {
            server.ListenForMetrics(new ListenAddress(new(System.Net.IPAddress.Loopback, port)));
        }

        return server.Run();
    }
}
