using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>Listening and connecting as Deferreds.</summary>
public abstract class TcpEndpointTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_EP_01_and_04_Listen_gives_a_port_and_Connect_a_protocol_that_has_its_connection()
    {
        IListeningPort? listening = null;
        var server = new ScriptedFactory(self => self.Transport.Write("hello"u8));
        var client = new ScriptedFactory(_ => { });
        var connected = new List<string>();
        Run(() => new TcpServerEndpoint(Subject, 0, networkInterface: "127.0.0.1").Listen(server).AddCallback(port =>
        {
            listening = port;
            EndpointTo((ITcpPort)port).Connect(client).AddCallback(protocol =>
            {
                connected.AddRange(client.Protocols[0].Events);
                Assert.Same(client.Protocols[0], protocol);
                client.Protocols[0].OnData = (self, _) => self.Transport.LoseConnection();
                client.Protocols[0].OnLost = (_, _) => Subject.CallLater(TimeSpan.Zero, Subject.Stop);
            });
        }));
        Assert.Equal(["made"], connected);
        Assert.Equal("hello", client.Protocols[0].ReceivedText);
        Assert.Equal(["start", "build", "stop"], client.Events);
        Assert.NotNull(listening);
        Assert.Equal(["start", "build", "stop"], server.Events);
    }

    [SkippableFact]
    public void R_EP_01_Nobody_there_is_a_failure_of_the_kind_that_a_connector_gives()
    {
        Failure? failure = null;
        var client = new ScriptedFactory(_ => { });
        using var closed = ClosedPort.OfTcp();
        Run(() => new TcpClientEndpoint(Subject, "127.0.0.1", closed.Number).Connect(client).AddErrback(reason =>
        {
            failure = reason;
            Subject.Stop();
        }));
        Assert.IsType<ConnectionRefusedException>(failure!.Value);
        Assert.Equal(["start", "stop"], client.Events);
    }

    [SkippableFact]
    public void R_EP_01_A_protocol_that_throws_when_it_is_connected_is_the_failure_too()
    {
        ExpectsErrors = true;
        Failure? failure = null;
        var client = new ScriptedFactory((ScriptedProtocol _) => throw new InvalidOperationException("not today"));
        Run(() => EndpointTo(Listen(new ScriptedFactory(_ => { }))).Connect(client).AddErrback(reason =>
        {
            failure = reason;
            Subject.Stop();
        }));
        Assert.Equal("not today", Assert.IsType<InvalidOperationException>(failure!.Value).Message);
        Assert.Equal(["made", "lost"], client.Protocols[0].Events);
        Assert.Equal("not today", Assert.Single(Log.Take<InvalidOperationException>()).Message);
    }

    [SkippableFact]
    public void R_EP_02_A_cancelled_attempt_is_stopped_and_no_protocol_comes_later()
    {
        using var address = new FullBacklog(Subject);
        Failure? failure = null;
        var client = new ScriptedFactory(_ => { });
        Run(() =>
        {
            var connecting = new TcpClientEndpoint(Subject, "127.0.0.1", address.Address.Port).Connect(client);
            connecting.AddErrback(reason => { failure = reason; });
            Subject.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                connecting.Cancel();
                Assert.NotNull(failure);
                Subject.CallLater(TimeSpan.Zero, () =>
                {
                    Assert.Empty(Resources.GetResources());
                    Subject.Stop();
                });
            });
        });
        Assert.IsType<ConnectingCancelledException>(failure!.Value);
        Assert.IsAssignableFrom<OperationCanceledException>(failure.Value);
        Assert.Equal(["start", "stop"], client.Events);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_EP_02_Cancelling_while_the_protocol_is_made_or_connected_closes_the_connection(bool isWhileBuilding)
    {
        Deferred<IProtocol>? connecting = null;
        Failure? failure = null;
        var client = new ScriptedFactory(address =>
        {
            if (isWhileBuilding)
            {
                connecting!.Cancel();
            }

            return new ScriptedProtocol { OnMade = _ => connecting!.Cancel() };
        });
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            connecting = EndpointTo(Listen(new ScriptedFactory(_ => server))).Connect(client);
            connecting.AddErrback(reason => { failure = reason; });
        });
        Assert.IsType<ConnectingCancelledException>(failure!.Value);
        Assert.Equal(isWhileBuilding ? [] : ["made", "lost"], client.Protocols[0].Events);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void R_EP_03_No_protocol_is_a_failure_and_the_socket_is_closed()
    {
        Failure? failure = null;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() => EndpointTo(Listen(new ScriptedFactory(_ => server))).Connect(new ScriptedFactory(_ => null))
            .AddErrback(reason => { failure = reason; }));
        Assert.Contains("made no protocol", Assert.IsType<NoProtocolException>(failure!.Value).Message, StringComparison.Ordinal);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void R_EP_03_A_factory_that_throws_is_the_failure()
    {
        var error = new InvalidOperationException("no protocol for you");
        Failure? failure = null;
        var server = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() => EndpointTo(Listen(new ScriptedFactory(_ => server))).Connect(new ScriptedFactory(_ => throw error))
            .AddErrback(reason => { failure = reason; }));
        Assert.Same(error, failure!.Value);
        Assert.Equal(["made", "lost"], server.Events);
    }

    [SkippableFact]
    public void R_EP_04_An_address_that_cannot_be_bound_is_a_failure_and_not_thrown()
    {
        Failure? failure = null;
        var factory = new ScriptedFactory(_ => { });
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => { }));
            new TcpServerEndpoint(Subject, port.GetHost().Port, networkInterface: "127.0.0.1").Listen(factory).AddErrback(reason => { failure = reason; });
            Assert.NotNull(failure);
            Subject.Stop();
        });
        Assert.IsType<CannotListenException>(failure!.Value);
        Assert.Empty(factory.Events);
    }

    [SkippableFact]
    public void What_an_endpoint_opens_was_made_where_the_endpoint_was()
    {
        Run(() =>
        {
            var (here, endpoint) = (CallerPlace.Here(), new TcpServerEndpoint(Subject, 0, networkInterface: "127.0.0.1"));
            endpoint.Listen(new ScriptedFactory(_ => { }));
            var port = Assert.Single(Resources.GetResources());
            Assert.Equal((here.File, here.Line), (port.CreatedAt.File, port.CreatedAt.Line));
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void ConnectProtocol_connects_the_protocol_it_is_given()
    {
        var protocol = new ScriptedProtocol();
        Run(() => EndpointTo(Listen(new ScriptedFactory(_ => { }))).ConnectProtocol(protocol).AddCallback(connected =>
        {
            Assert.Same(protocol, connected);
            Assert.Equal(["made"], connected.Events);
            Subject.Stop();
        }));
        Assert.Equal(["made", "lost"], protocol.Events);
    }

    [SkippableFact]
    public void Arguments_are_checked_when_an_endpoint_is_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpServerEndpoint(Subject, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpServerEndpoint(Subject, 65536));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpServerEndpoint(Subject, 0, backlog: -1));
        Assert.Throws<ArgumentNullException>(() => new TcpServerEndpoint(null!, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpClientEndpoint(Subject, "localhost", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpClientEndpoint(Subject, "localhost", 1, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new TcpClientEndpoint(Subject, string.Empty, 1));
        Assert.Throws<ArgumentNullException>(() => { new TcpClientEndpoint(Subject, "localhost", 1).Connect(null!); });
        Assert.Throws<ArgumentNullException>(() => { new TcpServerEndpoint(Subject, 1).Listen(null!); });
    }

    private TcpClientEndpoint EndpointTo(ITcpPort port) => new(Subject, port.GetHost().Address.ToString(), port.GetHost().Port);

    public sealed class Simulated() : TcpEndpointTests("simulated");

    public sealed class Epoll() : TcpEndpointTests("epoll");

    public sealed class Poll() : TcpEndpointTests("poll");

    public sealed class Completion() : TcpEndpointTests("completion");

    public sealed class Select() : TcpEndpointTests("select");
}
