using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Names;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Attempts to connect, and what becomes of them.</summary>
public abstract class ConnectingTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_CONN_01_and_02_A_connection_is_started_then_built_then_lost()
    {
        var protocol = new ScriptedProtocol();
        var factory = new ScriptedFactory(_ => protocol);
        var states = new List<ConnectorState>();
        factory.OnStarted = connector => states.Add(connector.State);
        protocol.OnLost = (_, _) => factory.Events.Add("protocol lost");
        factory.OnLost = (connector, reason) =>
        {
            states.Add(connector.State);
            Assert.Same(protocol.Reason, reason);
            Subject.Stop();
        };
        Run(() =>
        {
            var connector = Connect(Listen(new ScriptedFactory(self => self.Transport.LoseConnection())), factory);
            states.Add(connector.State);
            Assert.Equal(["start", "started"], factory.Events);
            protocol.OnMade = _ => states.Add(connector.State);
        });
        Assert.Equal(["start", "started", "build", "protocol lost", "lost", "stop"], factory.Events);
        Assert.Equal([ConnectorState.Connecting, ConnectorState.Connecting, ConnectorState.Connected, ConnectorState.Disconnected], states);
    }

    [SkippableFact]
    public void R_CONN_03_Refused_is_told_later_with_the_systems_error()
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        using var closed = ClosedPort.OfTcp();
        Run(() =>
        {
            Tcp.ConnectTcp("127.0.0.1", closed.Number, factory);
            Assert.Equal(["start", "started"], factory.Events);
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        var error = Assert.IsType<ConnectionRefusedException>(factory.Reason!.Value);
        Assert.Equal($"127.0.0.1:{closed.Number} refused the connection.", error.Message);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void R_CONN_03_An_attempt_that_the_system_refuses_at_once_is_told_later_all_the_same()
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Tcp.ConnectTcp("255.255.255.255", 80, factory);
            Assert.Equal(["start", "started"], factory.Events);
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        var error = Assert.IsType<ConnectException>(factory.Reason!.Value);
        Assert.StartsWith("Connecting to 255.255.255.255:80 failed: ", error.Message, StringComparison.Ordinal);
        Assert.IsType<SocketException>(error.InnerException);
    }

    [SkippableFact]
    public void R_CONN_03_A_name_without_an_address_is_told_as_that()
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        LookUp(_ => throw new SocketException((int)SocketError.HostNotFound));
        Run(() => Tcp.ConnectTcp("no.such.name.invalid", 80, factory));
        var error = Assert.IsType<DnsLookupException>(factory.Reason!.Value);
        Assert.Contains("no.such.name.invalid", error.Message, StringComparison.Ordinal);
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_CONN_03_A_name_with_no_address_at_all_is_told_as_that()
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        LookUp(_ => []);
        Run(() => Tcp.ConnectTcp("empty.invalid", 80, factory));
        Assert.IsType<DnsLookupException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void R_CONN_03_and_05_An_attempt_that_takes_too_long_is_given_up()
    {
        using var full = new FullBacklog(Subject);
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Tcp.ConnectTcp(full.Address.Address.ToString(), full.Address.Port, factory, TimeSpan.FromMilliseconds(50));
            Assert.Single(Resources.GetResources());
            Assert.Empty(Subject.GetDelayedCalls());
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        var error = Assert.IsType<ConnectTimeoutException>(factory.Reason!.Value);
        Assert.Equal($"{full.Address} did not answer within 0.05 s.", error.Message);
    }

    [SkippableFact]
    public void R_CONN_03_A_look_up_that_takes_too_long_is_given_up_and_its_late_answer_ignored()
    {
        NeedsThreads();
        using var release = new ManualResetEventSlim();
        using var answered = new ManualResetEventSlim();
        var factory = new ScriptedFactory(_ => null)
        {
            OnFailed = (_, _) =>
            {
                release.Set();
                OnThread(() => answered.Wait(TimeSpan.FromSeconds(30)), () => Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop));
            },
        };
        LookUp(_ =>
        {
            release.Wait(TimeSpan.FromSeconds(30));
            answered.Set();
            return [IPAddress.Loopback];
        });
        Run(() => Tcp.ConnectTcp("slow.invalid", Listen(new ScriptedFactory(_ => null)).GetHost().Port, factory, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.IsType<ConnectTimeoutException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void A_name_is_tried_at_each_of_its_addresses()
    {
        LookUp(_ => [IPAddress.Parse("127.0.0.3"), IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);
        var factory = new ScriptedFactory(_ => new ScriptedProtocol
        {
            OnMade = self =>
            {
                Assert.Equal(IPAddress.Loopback, ((IPEndPoint)self.Transport.GetPeer()).Address);
                Subject.Stop();
            },
        });
        Run(() => Tcp.ConnectTcp("three.invalid", Listen(new ScriptedFactory(_ => new ScriptedProtocol())).GetHost().Port, factory));
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
    }

    [SkippableFact]
    public void An_address_that_does_not_answer_leaves_time_for_the_next()
    {
        using var full = new FullBacklog(Subject, IPAddress.Parse("127.0.0.2"));
        LookUp(_ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = _ => Subject.Stop() }) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Tcp.ListenTcp(full.Address.Port, new ScriptedFactory(_ => new ScriptedProtocol()), networkInterface: "127.0.0.1");
            Tcp.ConnectTcp("two.invalid", full.Address.Port, factory, TimeSpan.FromSeconds(4));
        });
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_CONN_03_When_every_address_fails_the_last_failure_is_told()
    {
        LookUp(_ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        using var closed = ClosedPort.OfTcp();
        Run(() => Tcp.ConnectTcp("two.invalid", closed.Number, factory));
        Assert.Equal($"127.0.0.1:{closed.Number} refused the connection.", Assert.IsType<ConnectionRefusedException>(factory.Reason!.Value).Message);
    }

    [SkippableFact]
    public void A_name_of_this_machine_is_found()
    {
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = _ => Subject.Stop() });
        Run(() => Tcp.ConnectTcp("localhost", Listen(new ScriptedFactory(_ => new ScriptedProtocol())).GetHost().Port, factory));
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_CONN_04_StopConnecting_gives_the_attempt_up()
    {
        using var full = new FullBacklog(Subject);
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Exception? again = null;
        IConnector? connector = null;
        Run(() =>
        {
            connector = Tcp.ConnectTcp(full.Address.Address.ToString(), full.Address.Port, factory);
            connector.StopConnecting();
            Assert.Equal(["start", "started"], factory.Events);
            Assert.True(connector.IsReleasing);
            again = Record.Exception(connector.StopConnecting);
            connector.Disconnect();
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.IsType<UserAbortException>(factory.Reason!.Value);
        Assert.IsType<NotConnectingException>(again);
        Assert.Throws<NotConnectingException>(connector!.StopConnecting);
    }

    [SkippableFact]
    public void R_CONN_04_StopConnecting_works_from_StartedConnecting()
    {
        var factory = new ScriptedFactory(_ => null)
        {
            OnStarted = connector => connector.StopConnecting(),
            OnFailed = (_, _) => Subject.Stop(),
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => null)), factory));
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.IsType<UserAbortException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void R_CONN_06_Disconnect_ends_whatever_there_is()
    {
        IConnector? connector = null;
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = _ => connector!.Disconnect() })
        {
            OnLost = (_, _) =>
            {
                connector!.Disconnect();
                Subject.Stop();
            },
        };
        var server = new ScriptedProtocol();
        Run(() => connector = Connect(Listen(new ScriptedFactory(_ => server)), factory));
        Assert.IsType<ConnectionDoneException>(factory.Reason!.Value);
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_CONN_07_Connect_tries_again_after_a_failure_and_after_a_loss_without_stopping_the_factory()
    {
        var failures = 0;
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() });
        var errors = new List<Exception?>();
        using var closed = ClosedPort.OfTcp();
        var losses = 0;
        factory.OnStarted = connector => errors.Add(Record.Exception(connector.Connect));
        factory.OnFailed = (connector, _) =>
        {
            if (++failures == 3)
            {
                OpenPort(closed);
            }

            connector.Connect();
        };
        factory.OnLost = (connector, _) =>
        {
            if (++losses == 2)
            {
                Subject.Stop();
            }
            else
            {
                connector.Connect();
            }
        };
        Run(() => Tcp.ConnectTcp("127.0.0.1", closed.Number, factory));
        Assert.Equal(
            [
                "start", "started", "failed", "started", "failed", "started", "failed",
                "started", "build", "lost", "started", "build", "lost", "stop",
            ],
            factory.Events);
        Assert.All(errors, error => Assert.IsType<InvalidOperationException>(error));
    }

    [SkippableFact]
    public void R_TCP_07_A_client_factory_that_builds_nothing_hears_of_a_loss()
    {
        var factory = new ScriptedFactory(_ => null) { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), factory));
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.IsType<ConnectionDoneException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void A_client_factory_that_throws_is_logged_and_hears_of_a_loss()
    {
        ExpectsErrors = true;
        var factory = new ScriptedFactory(_ => throw new FormatException("build"))
        {
            OnStarted = _ => throw new FormatException("started"),
            OnLost = (_, _) =>
            {
                Subject.Stop();
                throw new FormatException("lost");
            },
            OnStop = () => throw new FormatException("stop"),
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), factory));
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.Equal(["started", "build", "lost", "stop"], Log.Take<FormatException>().Select(error => error.Message));
        Assert.IsType<FormatException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void R_CONN_09_The_destination_is_what_was_asked_for()
    {
        LookUp(_ => []);
        var factory = new ScriptedFactory(_ => null);
        Run(() =>
        {
            Assert.Equal("name.invalid:80", Tcp.ConnectTcp("name.invalid", 80, factory).Destination);
            Assert.Equal("[::1]:80", Tcp.ConnectTcp("::1", 80, factory).Destination);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void Bad_arguments_are_refused()
    {
        var factory = new ScriptedFactory(_ => null);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ConnectTcp("127.0.0.1", 0, factory));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ConnectTcp("127.0.0.1", 70_000, factory));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ConnectTcp("127.0.0.1", 80, factory, TimeSpan.Zero));
        Assert.Throws<ArgumentNullException>(() => Tcp.ConnectTcp(null!, 80, factory));
        Assert.Throws<ArgumentException>(() => Tcp.ConnectTcp(string.Empty, 80, factory));
        Assert.Throws<ArgumentNullException>(() => Tcp.ConnectTcp("127.0.0.1", 80, null!));
        Assert.Empty(factory.Events);
    }

    private void OpenPort(ClosedPort closed)
    {
        if (Subject is ISimulation)
        {
            Tcp.ListenTcp(closed.Number, new ScriptedFactory(_ => new ScriptedProtocol()), networkInterface: "127.0.0.1");
        }
        else
        {
            closed.Open();
        }
    }

    private void LookUp(Func<string, IPAddress[]> answer) =>
        ((ThreadedNameResolver)((IReactorNames)Subject).NameResolver).LookUp = (name, _) => answer(name);

    public sealed class Epoll() : ConnectingTests("epoll");

    public sealed class Poll() : ConnectingTests("poll");

    public sealed class Completion() : ConnectingTests("completion");

    public sealed class CompletionOnSockets() : ConnectingTests(Sockets);

    public sealed class Select() : ConnectingTests("select");

    public sealed class Simulated() : ConnectingTests("simulated");
}
