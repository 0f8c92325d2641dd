using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Ports: binding, stopping, starting again.</summary>
public abstract class ListeningTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_PORT_01_The_port_is_bound_when_ListenTcp_returns()
    {
        var factory = new ScriptedFactory(_ => null);
        var port = Listen(factory);
        Assert.NotEqual(0, port.GetHost().Port);
        Assert.Equal(IPAddress.Loopback, port.GetHost().Address);
        Assert.Equal(["start"], factory.Events);
        using (ConnectRaw(port.GetHost()))
        {
        }

        port.Release();
    }

    [SkippableFact]
    public void R_PORT_01_An_address_in_use_is_refused_at_once_and_the_factory_is_not_started()
    {
        var port = Listen(new ScriptedFactory(_ => null));
        var factory = new ScriptedFactory(_ => null);
        var error = Assert.Throws<CannotListenException>(() => Tcp.ListenTcp(port.GetHost().Port, factory, networkInterface: "127.0.0.1"));
        Assert.Contains($"{port.GetHost()}", error.Message, StringComparison.Ordinal);
        Assert.Equal(SocketError.AddressAlreadyInUse, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        Assert.Empty(factory.Events);
        Assert.Equal([port], Resources.GetResources());
        port.Release();
    }

    [SkippableFact]
    public void R_PORT_01_Nobody_else_can_take_a_port_that_is_listened_on()
    {
        NeedsSockets();

        // With SO_REUSEPORT on both, the system would deal connections out between the two.
        var port = Listen(new ScriptedFactory(_ => null));
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        Assert.Throws<SocketException>(() => other.Bind(port.GetHost()));
        port.Release();
    }

    [SkippableTheory]
    [InlineData("nonsense")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("1")]
    [InlineData("127.0.0.1 ")]
    [InlineData("192.0.2.1")]
    [InlineData("1:2")]
    public void R_PORT_01_A_bad_interface_is_refused(string networkInterface)
    {
        var factory = new ScriptedFactory(_ => null);
        var error = Assert.Throws<CannotListenException>(() => Tcp.ListenTcp(0, factory, networkInterface: networkInterface));
        Assert.Contains(networkInterface, error.Message, StringComparison.Ordinal);
        Assert.Empty(factory.Events);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void Bad_arguments_are_refused()
    {
        var factory = new ScriptedFactory(_ => null);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ListenTcp(-1, factory));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ListenTcp(70_000, factory));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.ListenTcp(0, factory, backlog: -1));
        Assert.Throws<ArgumentNullException>(() => Tcp.ListenTcp(0, null!));
        Assert.Throws<ArgumentNullException>(() => Tcp.ListenTcp(0, factory, networkInterface: null!));
        Assert.Empty(factory.Events);
    }

    [SkippableFact]
    public void A_factory_that_cannot_start_throws_to_the_caller_and_leaves_no_port()
    {
        var factory = new ScriptedFactory(_ => null) { OnStart = () => throw new FormatException("no start") };
        Assert.Throws<FormatException>(() => Listen(factory));
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void R_PORT_02_After_StopListening_connections_live_on_and_the_address_is_free()
    {
        var isFree = false;
        var own = OwnLoopback.Next();
        var server = new ScriptedProtocol { OnData = (self, data) => self.Transport.Write(data) };
        var client = new ScriptedProtocol { OnData = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => server), own);
            var address = port.GetHost();
            client.OnMade = self => When(() => server.Events.Count > 0, () => port.StopListening().AddCallback(_ =>
            {
                var again = Tcp.ListenTcp(address.Port, new ScriptedFactory(_ => null), networkInterface: own);
                isFree = again.GetHost().Equals(address);
                self.Transport.Write("still here"u8);
            }));
            Connect(port, new ScriptedFactory(_ => client));
        });
        Assert.True(isFree);
        Assert.Equal("still here", client.ReceivedText);
    }

    [SkippableFact]
    public void R_PORT_03_StopListening_twice_is_harmless()
    {
        var factory = new ScriptedFactory(_ => null);
        var fired = 0;
        Run(() =>
        {
            var port = Listen(factory);
            port.StopListening().AddCallback(_ => fired++);
            port.StopListening().AddCallback(_ => fired++);
            Assert.Empty(Resources.GetResources());
            Subject.Stop();
        });
        Assert.Equal(2, fired);
        Assert.Equal(["start", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_PORT_03_and_04_A_failing_StopFactory_is_a_failure_and_the_port_is_closed_all_the_same()
    {
        Exception? failure = null;
        var factory = new ScriptedFactory(_ => null) { OnStop = () => throw new FormatException("no stop") };
        Run(() =>
        {
            var port = Listen(factory, OwnLoopback.Next());
            var address = port.GetHost();
            port.StopListening().AddErrback(error => { failure = error.Value; });
            Assert.True(SpinWait.SpinUntil(() => IsRefused(address), TimeSpan.FromSeconds(20)), "A port that is closed is connected to.");
            factory.OnStop = null;
            port.StartListening();
            Assert.NotEqual(0, port.GetHost().Port);
            Subject.Stop();
        });
        Assert.IsType<FormatException>(failure);
        Assert.Equal(["start", "stop", "start", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_PORT_04_A_stopped_port_listens_again()
    {
        var served = 0;
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() });
        Run(() =>
        {
            var port = Listen(factory);
            Assert.Throws<InvalidOperationException>(port.StartListening);
            port.StopListening();
            port.StartListening();
            Connect(port, new ScriptedFactory(_ => new ScriptedProtocol())
            {
                OnLost = (_, _) =>
                {
                    served++;
                    Subject.Stop();
                },
            });
        });
        Assert.Equal(1, served);
        Assert.Equal(["start", "stop", "start", "build", "stop"], factory.Events);
    }

    [SkippableFact]
    public void R_PORT_06_and_R_TCP_07_BuildProtocol_that_throws_or_gives_null_costs_that_connection_only()
    {
        ExpectsErrors = true;
        var answers = new Queue<Func<IProtocol?>>([() => throw new FormatException("mine"), () => null, () => new EchoProtocol()]);
        var ends = new List<int>();
        var echo = new byte[4];
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => answers.Dequeue()()));
            OnThread(
                () =>
                {
                    for (var count = 0; count < 2; count++)
                    {
                        using var closed = ConnectRaw(port.GetHost());
                        ends.Add(ReceiveAll(closed).Length);
                    }

                    using var socket = ConnectRaw(port.GetHost());
                    socket.Send("echo"u8);
                    socket.Receive(echo);
                },
                Subject.Stop);
        });
        Assert.Equal([0, 0], ends);
        Assert.Equal("echo"u8, echo);
        Assert.Equal("mine", Assert.Single(Log.Take<FormatException>()).Message);
    }

    [SkippableFact]
    public void R_PORT_07_The_port_can_be_bound_right_after_a_server_closed_its_connections()
    {
        // The server's end closes first, so that the address is in TIME_WAIT, where nobody answers.
        var client = new ScriptedFactory(_ => new ScriptedProtocol());
        var isBound = false;
        var own = OwnLoopback.Next();
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(self => self.Transport.LoseConnection()), own);
            client.OnLost = (_, _) =>
            {
                port.StopListening();
                When(() => Subject is ISimulation || IsRefused(port.GetHost()), () =>
                {
                    var again = Tcp.ListenTcp(port.GetHost().Port, new ScriptedFactory(_ => null), networkInterface: own);
                    isBound = again.GetHost().Equals(port.GetHost());
                    Subject.Stop();
                });
            };
            Connect(port, client);
        });
        Assert.True(isBound);
    }

    [SkippableFact]
    public void A_port_may_be_stopped_from_inside_BuildProtocol()
    {
        ITcpPort? port = null;
        var factory = new ScriptedFactory(_ =>
        {
            port!.StopListening();
            return new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
        });
        Run(() =>
        {
            port = Listen(factory);
            for (var count = 0; count < 3; count++)
            {
                Connect(port, new ScriptedFactory(_ => new ScriptedProtocol()) { OnLost = (_, _) => StopSoon(), OnFailed = (_, _) => StopSoon() });
            }
        });
        Assert.Equal(["start", "build", "stop"], factory.Events);

        void StopSoon()
        {
            if (Subject.IsRunning && Resources.GetResources().Count == 0)
            {
                Subject.CallLater(TimeSpan.Zero, () => Record.Exception(Subject.Stop));
            }
        }
    }

    [SkippableFact]
    public void A_small_backlog_still_serves_everybody_in_time()
    {
        var served = 0;
        Run(() =>
        {
            var port = Tcp.ListenTcp(0, new ProtocolFactory<EchoProtocol>(), backlog: 1, networkInterface: "127.0.0.1");
            var client = new ScriptedFactory(self => self.Transport.LoseConnection())
            {
                OnLost = (_, _) =>
                {
                    if (++served == 10)
                    {
                        Subject.Stop();
                    }
                },
            };
            for (var count = 0; count < 10; count++)
            {
                Connect(port, client);
            }
        });
        Assert.Equal(10, served);
    }

    /// <summary>
    /// Whether nobody listens there. A process that another test starts holds a copy of each descriptor until it is its own program, some
    /// milliseconds later: so long a port that was closed meanwhile still answers.
    /// </summary>
    private bool IsRefused(EndPoint address)
    {
        try
        {
            ConnectRaw(address).Dispose();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public sealed class Epoll() : ListeningTests("epoll");

    public sealed class Poll() : ListeningTests("poll");

    public sealed class Completion() : ListeningTests("completion");

    public sealed class CompletionOnSockets() : ListeningTests(Sockets);

    public sealed class Select() : ListeningTests("select");

    public sealed class Simulated() : ListeningTests("simulated");
}
