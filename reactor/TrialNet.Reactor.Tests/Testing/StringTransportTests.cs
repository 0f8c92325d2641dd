using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Testing;

/// <summary>A transport without a connection.</summary>
public class StringTransportTests
{
    private readonly ScriptedProtocol _protocol = new();

    [Fact]
    public void It_keeps_what_is_written()
    {
        var transport = Connect(new StringTransport());
        transport.Write("one "u8);
        transport.Write("zwei ü"u8);
        Assert.Equal("one zwei ü", transport.Text);
        Assert.Equal(11, transport.Written.Length);
        transport.Clear();
        Assert.Equal("", transport.Text);
        Assert.Equal(54_321, Assert.IsType<IPEndPoint>(transport.GetPeer()).Port);
        Assert.Equal(12_345, Assert.IsType<IPEndPoint>(transport.GetHost()).Port);
        var address = new DnsEndPoint("example", 1);
        Assert.Same(address, new StringTransport(host: address).GetHost());
        Assert.Same(address, new StringTransport(peer: address).GetPeer());
    }

    [Fact]
    public void R_TCP_05_It_notes_that_the_end_was_asked_for_and_tells_nobody()
    {
        var transport = Connect(new StringTransport());
        transport.LoseConnection();
        Assert.True(transport.IsClosing);
        Assert.True(transport.IsDisconnecting);
        Assert.False(transport.IsConnected);
        Assert.Equal(["made"], _protocol.Events);
        transport.ReportConnectionLost();
        transport.ReportConnectionLost();
        Assert.Equal(["made", "lost"], _protocol.Events);
        Assert.IsType<ConnectionDoneException>(_protocol.Reason!.Value);
        transport.Write("late"u8);
        Assert.Equal("", transport.Text);
    }

    [Fact]
    public void An_abort_drops_later_writes_and_is_the_reason()
    {
        var transport = Connect(new StringTransport());
        transport.AbortConnection();
        transport.Write("late"u8);
        Assert.Equal("", transport.Text);
        Assert.True(transport.IsAborted);
        transport.ReportConnectionLost();
        Assert.IsType<ConnectionAbortedException>(_protocol.Reason!.Value);
    }

    [Fact]
    public void The_reason_may_be_given()
    {
        var transport = Connect(new StringTransport());
        transport.ReportConnectionLost(new Failure(new ConnectionLostException("reset")));
        Assert.Equal("reset", _protocol.Reason!.Value.Message);
        transport.LoseConnection();
        transport.AbortConnection();
        transport.LoseWriteConnection();
        Assert.False(transport.IsClosing || transport.IsAborted || transport.IsWriteEnded);
    }

    [Fact]
    public void R_TCP_16_It_notes_the_end_of_writing()
    {
        var transport = Connect(new StringTransport());
        transport.LoseWriteConnection();
        transport.Write("late"u8);
        Assert.True(transport.IsWriteEnded);
        Assert.False(transport.IsConnected);
        Assert.False(transport.IsDisconnecting);
        Assert.Equal("", transport.Text);
    }

    [Fact]
    public void R_TCP_21_It_notes_pauses()
    {
        var transport = Connect(new StringTransport());
        transport.PauseProducing();
        Assert.True(transport.IsPaused);
        transport.ResumeProducing();
        Assert.False(transport.IsPaused);
        transport.StopProducing();
        Assert.True(transport.IsClosing);
        transport.ReportConnectionLost();
        transport.PauseProducing();
        Assert.False(transport.IsPaused);
    }

    [Fact]
    public void R_PROD_01_and_02_and_08_It_keeps_one_producer_and_stops_it_at_the_end()
    {
        var transport = Connect(new StringTransport());
        var pull = new Producer();
        var push = new Producer();
        transport.RegisterProducer((IPullProducer)pull);
        Assert.Same(pull, transport.Producer);
        Assert.Throws<InvalidOperationException>(() => transport.RegisterProducer((IPushProducer)push));
        transport.UnregisterProducer();
        transport.RegisterProducer((IPushProducer)push);
        transport.ReportConnectionLost();
        Assert.Equal((0, 1), (pull.Stops, push.Stops));
        Assert.Null(transport.Producer);
        transport.RegisterProducer((IPullProducer)pull);
        Assert.Equal(1, pull.Stops);
        Assert.Throws<ArgumentNullException>(() => transport.RegisterProducer((IPullProducer)null!));
    }

    [Fact]
    public void With_disconnection_it_tells_its_protocol_at_once()
    {
        Connect(new StringTransportWithDisconnection()).LoseConnection();
        Assert.IsType<ConnectionDoneException>(_protocol.Reason!.Value);
        var transport = Connect(new StringTransportWithDisconnection());
        transport.AbortConnection();
        transport.LoseConnection();
        Assert.IsType<ConnectionAbortedException>(_protocol.Reason!.Value);
        Assert.Equal(["made", "lost", "made", "lost"], _protocol.Events);
    }

    private StringTransport Connect(StringTransport transport)
    {
        transport.Protocol = _protocol;
        _protocol.MakeConnection(transport);
        return transport;
    }

    private sealed class Producer : IPushProducer, IPullProducer
    {
        internal int Stops { get; private set; }

        public void PauseProducing() => throw new NotSupportedException();

        public void ResumeProducing() => throw new NotSupportedException();

        public void StopProducing() => Stops++;
    }
}
