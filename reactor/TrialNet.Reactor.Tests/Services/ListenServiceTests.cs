using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;
using static TrialNet.Reactor.Tests.Defer.Results;

namespace TrialNet.Reactor.Tests.Services;

/// <summary>A port that is kept.</summary>
public class ListenServiceTests
{
    private readonly MemoryReactor _reactor = new();
    private readonly ScriptedEndpoint _endpoint = new();
    private readonly ScriptedFactory _factory = new(_ => new ScriptedProtocol());
    private readonly ListenService _service;

    public ListenServiceTests() => _service = new ListenService(_endpoint, _factory);

    [Fact]
    public void It_listens_from_the_privileged_start_until_the_stop()
    {
        _service.PrivilegedStartService();
        _service.StartService();
        var listening = _service.WhenListening();
        Assert.Single(_endpoint.Listens);
        Assert.False(listening.IsCalled);
        var port = Listen();
        Assert.Same(port, ValueOf(listening));
        Assert.Same(port, ValueOf(_service.WhenListening()));
        Assert.True(_service.StopService().IsCalled);
        Assert.False(port.IsListening);
        _service.StartService();
        Assert.Equal(2, _endpoint.Listens.Count);
    }

    [Fact]
    public void That_it_cannot_listen_is_logged_and_told()
    {
        var log = new RecordingLog();
        using var scope = new Scope("the test", null, log).Enter();
        _service.StartService();
        var listening = _service.WhenListening();
        _endpoint.Listens[0].Errback(new CannotListenException("in use"));
        Assert.Equal("in use", FailureOf(listening).Value.Message);
        Assert.Equal("in use", FailureOf(_service.WhenListening()).Value.Message);
        Assert.Equal("ListenService cannot listen", Assert.Single(log.TakeAll()).Context);
        Assert.True(_service.StopService().IsCalled);
        _service.StartService();
        Listen();
        Assert.True(_service.WhenListening().IsCalled);
    }

    [Fact]
    public void A_stop_before_there_is_a_port_cancels_it()
    {
        _service.StartService();
        var listening = _service.WhenListening();
        Assert.True(_service.StopService().IsCalled);
        Assert.IsType<CancelledException>(FailureOf(listening).Value);
        Assert.True(_endpoint.Listens[0].IsCalled);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new ListenService(null!, _factory));
        Assert.Throws<ArgumentNullException>(() => new ListenService(_endpoint, null!));
    }

    private MemoryPort Listen()
    {
        var port = (MemoryPort)_reactor.ListenTcp(0, _factory);
        _endpoint.Listens[^1].Callback(port);
        return port;
    }
}
