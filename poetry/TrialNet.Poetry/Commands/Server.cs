using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>A server's life: listen, say so, serve until a signal comes, let the clients finish, end.</summary>
/// <param name="reactor">The reactor, which has not run yet.</param>
/// <param name="factory">Makes the protocols.</param>
/// <param name="command">The command, for messages.</param>
/// <param name="name">What is served.</param>
/// <param name="drain">How long clients may go on after the signal.</param>
internal sealed class Server(IReactor reactor, IProtocolFactory factory, string command, string name, TimeSpan drain)
{
    private readonly DrainingFactory _clients = new(factory);
    private bool _ending;

    /// <summary>Binds the address.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public void Listen(IPEndPoint address)
    {
        try
        {
            var port = reactor.ListenTcp(address.Port, _clients, networkInterface: address.Address.ToString());
            reactor.CallWhenRunning(() => Announce(port));
            reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => Finish(port));
        }
        catch (CannotListenException error)
        {
            throw CommandException.Failed($"cannot listen on {address}: {OneLine.Of(error.InnerException ?? error)}");
        }
    }

    /// <summary>Serves until a signal comes.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using var signals = new TerminationSignals(reactor, _ => End());
        reactor.Run();
        return ExitCodes.Success;
    }

    private void Announce(ITcpPort port)
    {
        // Whoever started us waits for this line: it must not stay in a buffer.
        Console.Out.WriteLine($"Serving {name} on {port.GetHost()}.");
        Console.Out.Flush();
    }

    private void End()
    {
        if (_ending)
        {
            _clients.AbortAll();
            return;
        }

        _ending = true;
        reactor.Stop();
    }

    // The reactor runs on until this Deferred fires (R-CORE-11).
    private Deferred<Unit> Finish(ITcpPort port)
    {
        if (_clients.ConnectionCount is > 0 and var count)
        {
            var who = count == 1 ? "1 client has" : $"{count} clients have";
            Console.Error.WriteLine($"poetry {command}: {who} {drain.TotalSeconds} s to finish; another signal ends it now");
        }

        var deadline = reactor.CallLater(drain, _clients.AbortAll);
        return port.StopListening().AddCallback(_ => _clients.WhenEmpty()).AddBoth(outcome =>
        {
            if (deadline.IsActive)
            {
                deadline.Cancel();
            }

            return outcome;
        });
    }
}
