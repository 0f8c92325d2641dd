using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Datagrams;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>What the reactor says it holds for whom: what a test's report of leftovers is made of.</summary>
public abstract class ResourceTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void Everything_that_is_open_is_listed_in_the_order_of_making_with_scope_and_place()
    {
        using var full = new FullBacklog(Subject);
        var other = new Scope("another", CreateReactorOnce(), Log);
        List<string> seen = [];
        List<string> scopes = [];
        List<SourceLocation> places = [];
        CallerPlace here = default;
        Run(() =>
        {
            here = CallerPlace.Here();
            var timer = Subject.CallLater(TimeSpan.FromHours(1), () => { });
            ITcpPort port;
            using (other.Enter())
            {
                port = Listen(new ScriptedFactory(_ => new ScriptedProtocol()));
            }

            Tcp.ConnectTcp(full.Address.Address.ToString(), full.Address.Port, new ScriptedFactory(_ => null));
            Connect(port, new ScriptedFactory(_ => new ScriptedProtocol()));
            When(() => Resources.GetResources().Count(resource => resource is ITransport) == 2, () =>
            {
                var all = Resources.GetResources().Where(resource => resource is not IDelayedCall || ReferenceEquals(resource, timer)).ToList();
                var server = (ITransport)all.Single(resource => resource is ITransport && resource.Scope == other);
                seen = all.ConvertAll(resource => $"{resource.Kind} {resource.HowToRelease}");
                scopes = all.ConvertAll(resource => resource.Scope.Name);
                places = all.ConvertAll(resource => resource.CreatedAt);
                var (client, local) = (server.GetPeer(), port.GetHost());
                Assert.Contains(all, resource => string.Equals($"{resource}", $"connection from {client} at {local}", StringComparison.Ordinal));
                Assert.Contains(all, resource => string.Equals($"{resource}", $"connection to {local} from {client}", StringComparison.Ordinal));
                Assert.Equal($"listening port {local}, served by ScriptedFactory", port.ToString());
                Assert.Contains(all, resource => string.Equals($"{resource}", $"connection attempt to {full.Address} for ScriptedFactory", StringComparison.Ordinal));
                Assert.All(all, resource => Assert.False(resource.IsReleasing));
                Assert.All(all, resource => Assert.InRange(resource.CreatedTime, TimeSpan.Zero, Subject.Now));
                Assert.Equal(all.OrderBy(resource => resource.CreatedTime), all);
                Subject.Stop();
            });
        });
        Assert.Equal(
            ["timer Cancel()", "listening port StopListening()", "connection attempt StopConnecting()", "connection LoseConnection()", "connection LoseConnection()"],
            seen);
        Assert.Equal(["the test", "another", "the test"], scopes.Take(3));
        Assert.Equal(["another", "the test"], scopes.Skip(3).Order(StringComparer.Ordinal));
        Assert.All(places, place => Assert.Equal(Path.GetFileName(here.File), Path.GetFileName(place.File)));
        Assert.Equal([here.Line + 1, here.Line + 5, here.Line + 8], places.Take(3).Select(place => place.Line));
        Assert.Equal([here.Line + 5, here.Line + 9], places.Skip(3).Select(place => place.Line).Order());
    }

    [SkippableFact]
    public void Release_gives_each_back_at_once_and_nobody_hears_of_it_inside_the_call()
    {
        using var full = new FullBacklog(Subject);
        var factory = new ScriptedFactory(_ => new ScriptedProtocol());
        var attempt = new ScriptedFactory(_ => null);
        Run(() =>
        {
            Subject.CallLater(TimeSpan.FromHours(1), () => Assert.Fail("called"));
            Tcp.ConnectTcp(full.Address.Address.ToString(), full.Address.Port, attempt);
            Connect(Listen(factory), factory);
            When(() => factory.Protocols.Count == 2, () =>
            {
                foreach (var resource in Resources.GetResources())
                {
                    resource.Release();
                    resource.Release();
                }

                Assert.All(Resources.GetResources(), resource => Assert.True(resource.IsReleasing));
                Assert.DoesNotContain("failed", attempt.Events);
                Assert.All(factory.Protocols, protocol => Assert.Null(protocol.Reason));
                When(() => Resources.GetResources().Count == 0, Subject.Stop);
            });
        });
        Assert.Equal("stop", attempt.Events[^1]);
        Assert.IsType<UserAbortException>(attempt.Reason!.Value);
        Assert.All(factory.Protocols, protocol => Assert.IsAssignableFrom<ConnectionLostException>(protocol.Reason!.Value));
    }

    [SkippableFact]
    public void Release_closes_sockets_though_the_reactor_does_not_run()
    {
        var port = Listen(new ScriptedFactory(_ => new ScriptedProtocol()));
        var connector = Connect(port, new ScriptedFactory(_ => new ScriptedProtocol()));
        var address = port.GetHost();
        foreach (var resource in Resources.GetResources())
        {
            resource.Release();
        }

        Assert.Throws<System.Net.Sockets.SocketException>(() => ConnectRaw(address));
        Subject.Iterate(TimeSpan.Zero);
        Assert.Equal(ConnectorState.Disconnected, connector.State);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void A_connector_that_is_connected_is_listed_as_its_connection_and_releases_that()
    {
        var client = new ScriptedProtocol { OnLost = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var connector = Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), new ScriptedFactory(_ => client));
            client.OnMade = _ => Subject.CallLater(TimeSpan.Zero, () =>
            {
                Assert.DoesNotContain(connector, Resources.GetResources());
                connector.Release();
            });
        });
        Assert.IsType<ConnectionAbortedException>(client.Reason!.Value);
    }

    [SkippableFact]
    public void Release_on_another_thread_is_refused_and_gives_nothing_back()
    {
        Run(() =>
        {
            Listen(new ScriptedFactory(_ => new ScriptedProtocol()));
            Subject.CallLater(TimeSpan.FromHours(1), () => { });
            if (Subject is IReactorUdp udp)
            {
                udp.ListenUdp(0, new ScriptedDatagramProtocol(), "127.0.0.1");
            }

            var all = Resources.GetResources().ToList();
            OnThread(() => Assert.All(all, resource => Assert.Throws<WrongThreadException>(resource.Release)), () =>
            {
                Assert.All(all, resource => Assert.Contains(resource, Resources.GetResources()));
                Subject.Stop();
            });
        });
    }

    [SkippableFact]
    public void It_is_idle_while_nothing_is_left_that_a_turn_could_do()
    {
        var reactor = Subject;
        using var scope = Scope.Enter();
        List<string> idle = [];
        List<string> busy = [];
        Note("before it runs");
        reactor.CallWhenRunning(() =>
        {
            Note("running");
            var timer = reactor.CallLater(TimeSpan.FromHours(1), () => { });
            Note("a timer");
            timer.Cancel();
            Note("a cancelled timer");
            reactor.CallFromThread(() =>
            {
                Note("after a call");
                Listen(new ScriptedFactory(_ => new ScriptedProtocol()));
                Note("a port");
                reactor.Stop();
            });
            Note("a call that waits");
        });
        reactor.Run();
        Note("after it ran");

        // What is under way in a simulated network is nobody's.
        Assert.Equal(reactor is ISimulation ? [] : ["running", "a cancelled timer", "after a call"], idle);
        Assert.Equal(8, idle.Count + busy.Count);

        void Note(string state) => (Resources.IsIdle ? idle : busy).Add(state);
    }

    [SkippableFact]
    public void It_is_not_idle_once_it_is_to_stop()
    {
        var reactor = Subject;
        var isIdle = true;
        reactor.CallWhenRunning(() =>
        {
            reactor.Stop();
            isIdle = Resources.IsIdle;
        });
        reactor.Run();

        Assert.False(isIdle);
    }

    private IReactor CreateReactorOnce() => Subject;

    public sealed class Epoll() : ResourceTests("epoll");

    public sealed class Poll() : ResourceTests("poll");

    public sealed class Completion() : ResourceTests("completion");

    public sealed class CompletionOnSockets() : ResourceTests(Sockets);

    public sealed class Select() : ResourceTests("select");

    public sealed class Simulated() : ResourceTests("simulated");
}
