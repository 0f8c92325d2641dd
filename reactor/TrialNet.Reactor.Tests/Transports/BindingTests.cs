using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Attempts from an address that was asked for, and attempts that succeed too late.</summary>
public abstract class BindingTests(string kind) : ReactorTest(kind)
{
    private const int MostTries = 100;

    [SkippableFact]
    public void An_attempt_comes_from_the_address_that_was_asked_for()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "elsewhere 127.0.0.2 is not there by itself");
        var wanted = IPAddress.Parse("127.0.0.2");
        IPEndPoint? seen = null;
        var client = new ScriptedProtocol { OnMade = _ => When(() => seen is not null, Subject.Stop) };
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(address =>
            {
                seen = (IPEndPoint)address;
                return new ScriptedProtocol();
            }));
            Tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => client), bindAddress: new IPEndPoint(wanted, 0));
        });
        Assert.Equal(wanted, seen!.Address);
        Assert.Equal(seen, client.Tcp.GetHost());
    }

    [SkippableFact]
    public void An_attempt_comes_from_the_port_that_was_asked_for()
    {
        IPEndPoint? wanted = null;
        var seen = new List<EndPoint>();
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(address =>
            {
                seen.Add(address);
                return new ScriptedProtocol();
            }));
            var free = Listen(new ScriptedFactory(_ => null), OwnLoopback.Next());
            wanted = free.GetHost();
            free.StopListening();
            Tcp.ConnectTcp(
                "127.0.0.1",
                port.GetHost().Port,
                new ScriptedFactory(self => When(() => seen.Count > 0, self.Transport.LoseConnection)) { OnLost = (_, _) => Subject.Stop() },
                bindAddress: wanted);
        });
        Assert.Equal([wanted!], seen);
    }

    [SkippableTheory]
    [InlineData("busy", SocketError.AddressAlreadyInUse)]
    [InlineData("192.0.2.1", SocketError.AddressNotAvailable)]
    [InlineData("::1", null)]
    public void R_CONN_03_A_local_address_that_cannot_be_had_is_told_later_with_its_cause(string address, SocketError? expected)
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        IPEndPoint? from = null;
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => null));
            from = address is "busy" ? Listen(new ScriptedFactory(_ => null)).GetHost() : new IPEndPoint(IPAddress.Parse(address), 0);
            Tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, factory, bindAddress: from);
            Assert.Equal(["start", "started"], factory.Events);
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        var failure = Assert.IsType<ConnectException>(factory.Reason!.Value);
        var cause = Assert.IsType<SocketException>(failure.InnerException);
        Assert.True(expected is null || cause.SocketErrorCode == expected, $"{cause.SocketErrorCode}");
        Assert.Contains($" from {from} ", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Subject.GetDelayedCalls());
    }

    [SkippableFact]
    public void R_CONN_08_A_success_after_the_stop_builds_nothing()
    {
        NeedsSockets();
        var factory = new ScriptedFactory(_ => null);
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            // Over loopback the system has connected before the reactor asks.
            var connector = Connect(Listen(new ScriptedFactory(_ => server)), factory);
            connector.StopConnecting();
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.IsType<UserAbortException>(factory.Reason!.Value);
        Assert.Equal("lost", server.Events[^1]);
    }

    [SkippableFact]
    public void R_CONN_08_A_success_that_is_known_already_when_somebody_stops_the_attempt_builds_nothing()
    {
        ScriptedFactory? factory = null;
        IConnector? connector = null;
        var tries = 0;
        var other = new ScriptedProtocol();
        Run(() =>
        {
            var echo = Listen(new ProtocolFactory<EchoProtocol>());
            var port = Listen(new ScriptedFactory(self => When(() => other.Events.Count > 0, () => Try(self, echo))));
            Connect(port, new ScriptedFactory(_ => other));
        });
        Skip.If(tries == MostTries, "the success was never told after the data");
        Assert.Equal(["start", "started", "failed", "stop"], factory!.Events);
        Assert.IsType<UserAbortException>(factory.Reason!.Value);

        void Try(ScriptedProtocol self, ITcpPort echo)
        {
            // Mostly ready in this order, and so told in one go: the data, then the success. If it is the other way round, once more.
            factory = new ScriptedFactory(_ => null);
            other.OnData = (_, _) =>
            {
                if (connector!.State is ConnectorState.Connecting)
                {
                    connector.StopConnecting();
                    Subject.CallLater(TimeSpan.FromMilliseconds(10), Subject.Stop);
                }
                else if (++tries == MostTries)
                {
                    Subject.Stop();
                }
                else
                {
                    Subject.CallLater(TimeSpan.Zero, () => Try(self, echo));
                }
            };
            self.Transport.Write("stop it"u8);
            connector = Connect(echo, factory);
        }
    }

    public sealed class Epoll() : BindingTests("epoll");

    public sealed class Poll() : BindingTests("poll");

    public sealed class Completion() : BindingTests("completion");

    public sealed class Select() : BindingTests("select");

    public sealed class Simulated() : BindingTests("simulated");
}
