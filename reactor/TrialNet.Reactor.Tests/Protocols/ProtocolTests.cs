using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>What protocols and factories are derived from.</summary>
public class ProtocolTests
{
    private static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    [Fact]
    public void R_FAC_03_A_generic_factory_makes_its_protocol_and_sets_itself()
    {
        var factory = new ProtocolFactory<Plain>();
        var protocol = Assert.IsType<Plain>(factory.BuildProtocol(Somewhere));
        Assert.Same(factory, protocol.Factory);
        Assert.NotSame(protocol, factory.BuildProtocol(Somewhere));
        Assert.Same(factory.GetType(), typeof(ProtocolFactory<Plain>));

        var client = new ClientFactory<Plain>();
        Assert.Same(client, Assert.IsType<Plain>(client.BuildProtocol(Somewhere)).Factory);
    }

    [Fact]
    public void R_TCP_02_A_protocol_has_no_transport_before_its_connection_is_made()
    {
        var protocol = new Plain();
        Assert.Contains("Plain has no transport", Assert.Throws<InvalidOperationException>(() => protocol.Transport).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => protocol.MakeConnection(null!));
    }

    [Fact]
    public void R_FAC_01_A_factory_that_cannot_start_is_not_in_use()
    {
        var factory = new ScriptedFactory(_ => null) { OnStart = () => throw new FormatException("no start") };
        Assert.Throws<FormatException>(factory.DoStart);
        factory.OnStart = null;
        factory.DoStart();
        factory.DoStop();
        Assert.Equal(["start", "start", "stop"], factory.Events);
    }

    [Fact]
    public void R_FAC_01_Stopping_a_factory_that_is_not_in_use_does_nothing()
    {
        var factory = new ScriptedFactory(_ => null);
        factory.DoStop();
        Assert.Empty(factory.Events);
    }

    [Fact]
    public void Factories_log_their_start_and_stop()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        var factory = new ProtocolFactory<Plain>();
        factory.DoStart();
        factory.DoStart();
        factory.DoStop();
        factory.DoStop();
        Assert.Equal(["Starting factory ProtocolFactory<Plain>", "Stopping factory ProtocolFactory<Plain>"], log.Messages);
    }

    [Fact]
    public void Nothing_has_to_be_overridden()
    {
        var factory = new ClientFactory<Plain>();
        var protocol = new Plain();
        protocol.ConnectionMade();
        protocol.DataReceived("x"u8);
        protocol.ConnectionLost(new Failure(new FormatException("x")));
        factory.StartFactory();
        factory.StartedConnecting(null!);
        factory.ClientConnectionFailed(null!, new Failure(new FormatException("x")));
        factory.ClientConnectionLost(null!, new Failure(new FormatException("x")));
        factory.StopFactory();
        Assert.Null(protocol.Factory);
    }

    private sealed class Plain : Protocol;
}
