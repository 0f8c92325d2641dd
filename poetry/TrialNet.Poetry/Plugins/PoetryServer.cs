using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Services;

namespace TrialNet.Poetry.Plugins;

/// <summary>Serves poems while it runs; when it is stopped, it lets its clients finish first. Threading: the reactor's own thread.</summary>
internal sealed class PoetryServer : MultiService
{
    private readonly IReactorTime _clock;
    private readonly DrainingFactory _clients;
    private readonly ListenService _listener;
    private readonly TimeSpan _drain;
    private readonly string _serves;

    /// <summary>Makes a service.</summary>
    /// <param name="reactor">The reactor to serve on.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="factory">Makes the protocols.</param>
    /// <param name="serves">What it serves, for the ready line.</param>
    /// <param name="drain">How long clients may go on when it is stopped.</param>
    public PoetryServer(IReactor reactor, IPEndPoint address, IProtocolFactory factory, string serves, TimeSpan drain)
    {
        _clock = reactor;
        _clients = new DrainingFactory(factory);
        _drain = drain;
        _serves = serves;
        _listener = new ListenService(new TcpServerEndpoint(reactor, address.Port, networkInterface: address.Address.ToString()), _clients);
        _listener.SetServiceParent(this);
    }

    /// <summary>Ends what goes on besides connections; called when the last of them is gone.</summary>
    public Action Stopped { get; init; } = static () => { };

    /// <inheritdoc/>
    public override void StartService()
    {
        base.StartService();
        _listener.WhenListening().AddCallbacks(Announce, static _ => null!);
    }

    /// <inheritdoc/>
    public override Deferred<Unit> StopService()
    {
        var deadline = _clock.CallLater(_drain, _clients.AbortAll);
        return base.StopService().AddCallback(_ => _clients.WhenEmpty()).AddBoth(outcome =>
        {
            deadline.Release();
            Stopped();
            return outcome;
        });
    }

    private IListeningPort Announce(IListeningPort port)
    {
        // Whoever started us may wait for this line: it must not stay in a buffer.
        Console.Out.WriteLine($"Serving {_serves} on {port.GetHost()}.");
        Console.Out.Flush();
        return port;
    }
}
