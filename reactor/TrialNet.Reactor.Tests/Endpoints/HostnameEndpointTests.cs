using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Tests.Names;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>A host with a name and several addresses, of which some do not answer.</summary>
public abstract class HostnameEndpointTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [SkippableFact]
    public void R_EP_05_An_address_that_does_not_answer_costs_an_interval_and_the_first_success_stops_the_rest()
    {
        using var silent = new FullBacklog(Subject, IPAddress.Parse("127.0.0.2"));
        var client = new ScriptedFactory(_ => { });
        Run(() =>
        {
            var port = Tcp.ListenTcp(silent.Address.Port, new ScriptedFactory(_ => { }), networkInterface: "127.0.0.3");
            var begun = Subject.Now;
            Endpoint(silent.Address.Port, ["127.0.0.2", "127.0.0.3", "127.0.0.4"], TimeSpan.FromMilliseconds(20)).Connect(client).AddCallback(protocol =>
            {
                Assert.True(Subject.Now - begun >= TimeSpan.FromMilliseconds(20));
                Assert.Equal("127.0.0.3", ((IPEndPoint)client.Protocols[0].Transport.GetPeer()).Address.ToString());
                Subject.CallLater(TimeSpan.Zero, () =>
                {
                    Assert.DoesNotContain(Resources.GetResources(), resource => resource is IConnector { IsReleasing: false } or IDelayedCall);
                    port.StopListening();
                    Subject.Stop();
                });
            });
        });
        Assert.Equal(["made", "lost"], Assert.Single(client.Protocols).Events);
        Assert.Equal(["start", "build", "stop"], client.Events);
    }

    [SkippableFact]
    public void R_EP_05_A_refusal_begins_the_next_attempt_before_its_time()
    {
        var client = new ScriptedFactory(_ => { });
        Run(() =>
        {
            var port = Listen(new ScriptedFactory(_ => { }), "127.0.0.3");
            Endpoint(port.GetHost().Port, ["127.0.0.2", "127.0.0.3"], Hour).Connect(client).AddCallback(_ => Subject.Stop());
        });
        Assert.Equal(["made", "lost"], Assert.Single(client.Protocols).Events);
    }

    [SkippableFact]
    public void R_EP_05_If_all_fail_the_last_failure_is_given_and_no_timer_is_left()
    {
        Failure? failure = null;
        var client = new ScriptedFactory(_ => { });
        using var closed = ClosedPort.OfTcp();
        Run(() => Endpoint(closed.Number, ["127.0.0.1", "127.0.0.2"], Hour).Connect(client).AddErrback(reason =>
        {
            failure = reason;
            Assert.DoesNotContain(Resources.GetResources(), resource => resource is IDelayedCall);
            Subject.Stop();
        }));
        Assert.Contains("127.0.0.2", Assert.IsType<ConnectionRefusedException>(failure!.Value).Message, StringComparison.Ordinal);
        Assert.Equal(["start", "stop"], client.Events);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_EP_05_A_name_without_an_address_is_a_failed_look_up(bool isError)
    {
        Failure? failure = null;
        Run(() =>
        {
            ((IReactorNames)Subject).InstallNameResolver(isError ? new BrokenResolver() : new FixedResolver());
            new HostnameEndpoint(Subject, "nowhere.invalid", 80).Connect(new ScriptedFactory(_ => { })).AddErrback(reason =>
            {
                failure = reason;
                Subject.Stop();
            });
        });
        Assert.Contains("nowhere.invalid", Assert.IsType<DnsLookupException>(failure!.Value).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void R_EP_05_The_system_is_asked_for_a_name()
    {
        var client = new ScriptedFactory(_ => { });
        Run(() => new HostnameEndpoint(Subject, "localhost", Listen(new ScriptedFactory(_ => { })).GetHost().Port)
            .Connect(client).AddCallback(_ => Subject.Stop()));
        Assert.Equal(["made", "lost"], client.Protocols[^1].Events);
    }

    [SkippableFact]
    public void R_EP_05_The_families_take_turns()
    {
        Skip.IfNot(Socket.OSSupportsIPv6, "needs IPv6");
        var client = new ScriptedFactory(_ => { });
        Run(() =>
        {
            // Nobody listens at the first; of the two that would do, the one of the other family is asked before.
            var port = Listen(new ScriptedFactory(_ => { }), "::1").GetHost().Port;
            Tcp.ListenTcp(port, new ScriptedFactory(_ => { }), networkInterface: "127.0.0.3");
            Endpoint(port, ["127.0.0.2", "127.0.0.3", "::1"], Hour).Connect(client).AddCallback(_ => Subject.Stop());
        });
        var peer = (IPEndPoint)Assert.Single(client.Protocols).Transport.GetPeer();
        Assert.Equal(IPAddress.IPv6Loopback, peer.Address);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_EP_02_Cancelling_stops_the_look_up_or_all_attempts(bool isLookingUp)
    {
        using var silent = new FullBacklog(Subject, IPAddress.Parse("127.0.0.2"));
        Failure? failure = null;
        var client = new ScriptedFactory(_ => { });
        var address = IPAddress.Parse("127.0.0.2");
        var resolver = new FixedResolver(address, address, address) { NeverEnds = isLookingUp };
        Run(() =>
        {
            ((IReactorNames)Subject).InstallNameResolver(resolver);
            var connecting = new HostnameEndpoint(Subject, "example.org", silent.Address.Port, attemptInterval: TimeSpan.FromMilliseconds(1)).Connect(client);
            connecting.AddErrback(reason => { failure = reason; });
            Subject.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                connecting.Cancel();
                if (isLookingUp)
                {
                    Assert.Equal(1, resolver.Cancelled);
                    resolver.Receiver!.AddressResolved(silent.Address);
                    resolver.Receiver.ResolutionComplete();
                }

                Subject.CallLater(TimeSpan.Zero, () =>
                {
                    Assert.Empty(Resources.GetResources());
                    Subject.Stop();
                });
            });
        });
        Assert.IsType<ConnectingCancelledException>(failure!.Value);
        Assert.Equal(["start", "stop"], client.Events);
    }

    private HostnameEndpoint Endpoint(int port, string[] addresses, TimeSpan interval)
    {
        ((IReactorNames)Subject).InstallNameResolver(new FixedResolver(Array.ConvertAll(addresses, IPAddress.Parse)));
        return new HostnameEndpoint(Subject, "example.org", port, attemptInterval: interval);
    }

    private sealed class BrokenResolver : INameResolver
    {
        public IHostResolution ResolveHostName(IResolutionReceiver receiver, string hostName, int port = 0, AddressFamily family = AddressFamily.Unspecified) =>
            throw new IOException("no answer");
    }

    public sealed class Simulated() : HostnameEndpointTests("simulated");

    public sealed class Epoll() : HostnameEndpointTests("epoll");

    public sealed class Poll() : HostnameEndpointTests("poll");

    public sealed class Completion() : HostnameEndpointTests("completion");

    public sealed class Select() : HostnameEndpointTests("select");
}
