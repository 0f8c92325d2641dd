using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>What becomes of ports, connections and attempts when the reactor stops.</summary>
public abstract class ShutdownTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_CORE_16_Every_connection_is_lost_at_shutdown_even_if_one_throws()
    {
        ExpectsErrors = true;
        var lost = new List<string>();
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => new ScriptedProtocol { OnLost = (_, reason) => Hear("server", reason.Value) }));
            var made = 0;
            for (var count = 0; count < 3; count++)
            {
                var name = $"client {count}";
                Connect(port, new ScriptedFactory(_ => new ScriptedProtocol
                {
                    OnMade = self => When(() => Resources.GetResources().Count(resource => resource is ITransport) == 6, () =>
                    {
                        if (++made == 3)
                        {
                            Subject.Stop();
                        }
                    }),
                    OnLost = (_, reason) => Hear(name, reason.Value),
                }));
            }
        });
        Assert.Equal(["client 0", "client 1", "client 2", "server", "server", "server"], lost.Order(StringComparer.Ordinal));
        Assert.Equal("client 1", Assert.Single(Log.Take<FormatException>()).Message);
        Assert.Empty(Resources.GetResources());

        void Hear(string name, Exception reason)
        {
            Assert.IsType<ConnectionLostException>(reason);
            lost.Add(name);
            if (name is "client 1")
            {
                throw new FormatException(name);
            }
        }
    }

    [SkippableFact]
    public void R_CORE_16_An_attempt_to_connect_fails_at_shutdown_and_who_tries_again_is_not_heard()
    {
        using var full = new FullBacklog(Subject);
        var factory = new ScriptedFactory(_ => null) { OnFailed = (connector, _) => connector.Connect() };
        Run(() =>
        {
            Tcp.ConnectTcp(full.Address.Address.ToString(), full.Address.Port, factory);
            Subject.Stop();
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.Equal($"The reactor shut down while connecting to {full.Address}.", Assert.IsType<ConnectException>(factory.Reason!.Value).Message);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void R_CORE_16_Factories_of_ports_stop_at_shutdown_and_one_that_throws_is_logged()
    {
        ExpectsErrors = true;
        var bad = new ScriptedFactory(_ => null) { OnStop = () => throw new FormatException("stop") };
        var good = new ScriptedFactory(_ => null);
        Run(() =>
        {
            Listen(bad);
            Listen(good);
            Subject.Stop();
        });
        Assert.Equal(["start", "stop"], bad.Events);
        Assert.Equal(["start", "stop"], good.Events);
        Assert.Single(Log.Take<FormatException>());
    }

    [SkippableFact]
    public void R_CORE_21_Nothing_can_be_opened_after_shutdown()
    {
        var inside = new List<Exception?>();
        Run(() =>
        {
            Subject.AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Shutdown, () =>
            {
                inside.Add(Record.Exception(() => Listen(new ScriptedFactory(_ => null))));
                inside.Add(Record.Exception(() => Tcp.ConnectTcp("127.0.0.1", 1, new ScriptedFactory(_ => null))));
                return null;
            });
            Subject.Stop();
        });
        inside.Add(Record.Exception(() => Listen(new ScriptedFactory(_ => null))));
        Assert.Equal(3, inside.Count);
        Assert.All(inside, error => Assert.IsType<ReactorNotRunningException>(error));
    }

    [SkippableFact]
    public void R_CORE_16_Connections_work_until_the_Deferreds_of_before_shutdown_have_fired()
    {
        var waited = new Deferred<Unit>();
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("x"u8),
            OnData = (_, _) => waited.Callback(Unit.Value),
        };
        Run(() =>
        {
            Subject.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () => waited);
            Connect(Listen(new ProtocolFactory<EchoProtocol>()), new ScriptedFactory(_ => client));
            Subject.Stop();
        });

        // Fired inside DataReceived, the Deferred does not end the connection before that has returned.
        Assert.Equal(["made", "data", "lost"], client.Events);
        Assert.IsType<ConnectionLostException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void A_connection_that_is_still_being_closed_does_not_hold_up_the_end()
    {
        Socket? peer = null;
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => new ScriptedProtocol
            {
                OnMade = self => self.Transport.LoseConnection(),
                OnLost = (_, _) => Subject.Stop(),
            }));
            OnThread(() => peer = ConnectRaw(port.GetHost()));
        });
        Assert.Empty(Resources.GetResources());
        peer?.Dispose();
    }

    public sealed class Epoll() : ShutdownTests("epoll");

    public sealed class Poll() : ShutdownTests("poll");

    public sealed class Completion() : ShutdownTests("completion");

    public sealed class CompletionOnSockets() : ShutdownTests(Sockets);

    public sealed class Select() : ShutdownTests("select");

    public sealed class Simulated() : ShutdownTests("simulated");
}
