using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Names;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Names;

/// <summary>How a reactor finds the addresses of names.</summary>
public abstract class NameTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly IPAddress Four = IPAddress.Parse("192.0.2.4");
    private static readonly IPAddress Six = IPAddress.Parse("2001:db8::6");

    private IReactorNames Names => (IReactorNames)Subject;

    [SkippableFact]
    public void R_RES_01_Beginning_addresses_and_end_come_on_the_reactors_thread_and_the_system_is_asked_on_another()
    {
        NeedsThreads();
        var own = Environment.CurrentManagedThreadId;
        var askedOn = own;
        var receiver = new RecordingReceiver { OnComplete = Subject.Stop };
        receiver.OnAddress = () => Assert.Equal(own, Environment.CurrentManagedThreadId);
        LookUp((_, _) =>
        {
            askedOn = Environment.CurrentManagedThreadId;
            return [Four, Six];
        });
        Run(() =>
        {
            var resolution = Names.NameResolver.ResolveHostName(receiver, "two.invalid", 80);
            Assert.Equal("two.invalid", resolution.Name);
            Assert.Equal(["began two.invalid"], receiver.Events);
        });
        Assert.Equal(["began two.invalid", "192.0.2.4:80", "[2001:db8::6]:80", "complete"], receiver.Events);
        Assert.NotEqual(own, askedOn);
    }

    [SkippableFact]
    public void R_RES_01_A_name_without_addresses_completes_and_nothing_is_thrown()
    {
        var receiver = new RecordingReceiver { OnComplete = Subject.Stop };
        LookUp((_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Run(() => Names.NameResolver.ResolveHostName(receiver, "no.such.name.invalid"));
        Assert.Equal(["began no.such.name.invalid", "complete"], receiver.Events);
    }

    [SkippableFact]
    public void R_RES_01_A_name_with_a_zero_is_not_taken_for_what_is_before_it()
    {
        NeedsThreads();
        var receiver = new RecordingReceiver { OnComplete = Subject.Stop };
        Run(() => Names.NameResolver.ResolveHostName(receiver, "localhost\0.example", 80));
        Assert.Equal(["began localhost\0.example", "complete"], receiver.Events);
    }

    [SkippableFact]
    public void R_RES_01_A_receiver_that_throws_is_logged_and_hears_the_rest()
    {
        ExpectsErrors = true;
        var receiver = new RecordingReceiver { OnAddress = () => throw new FormatException("mine"), OnComplete = Subject.Stop };
        LookUp((_, _) => [Four, Six]);
        Run(() => Names.NameResolver.ResolveHostName(receiver, "two.invalid"));
        Assert.Equal(4, receiver.Events.Count);
        Assert.All(Log.TakeAll(), error => Assert.Equal("In AddressResolved of RecordingReceiver", error.Context));
    }

    [SkippableTheory]
    [InlineData(AddressFamily.InterNetwork, "192.0.2.4:7")]
    [InlineData(AddressFamily.InterNetworkV6, "[2001:db8::6]:7")]
    public void R_RES_02_Only_the_family_asked_for_is_delivered(AddressFamily family, string expected)
    {
        var receiver = new RecordingReceiver { OnComplete = Subject.Stop };
        LookUp((_, asked) =>
        {
            Assert.Equal(family, asked);
            return [Four, Six];
        });
        Run(() => Names.NameResolver.ResolveHostName(receiver, "two.invalid", 7, family));
        Assert.Equal(["began two.invalid", expected, "complete"], receiver.Events);
    }

    [SkippableTheory]
    [InlineData("192.0.2.4", AddressFamily.Unspecified, "192.0.2.4:7")]
    [InlineData("2001:db8::6", AddressFamily.Unspecified, "[2001:db8::6]:7")]
    [InlineData("192.0.2.4", AddressFamily.InterNetworkV6, null)]
    [InlineData("", AddressFamily.Unspecified, "0.0.0.0:7")]
    [InlineData("", AddressFamily.InterNetwork, "0.0.0.0:7")]
    [InlineData("", AddressFamily.InterNetworkV6, "[::]:7")]
    public void R_CORE_22_and_R_RES_02_What_is_no_name_is_answered_at_once_and_nobody_is_asked(
        string name, AddressFamily family, string? expected)
    {
        var receiver = new RecordingReceiver();
        LookUp((_, _) => throw new InvalidOperationException("asked"));
        Run(() =>
        {
            Names.NameResolver.ResolveHostName(receiver, name, 7, family);
            string[] addresses = expected is null ? [] : [expected];
            Assert.Equal([$"began {name}", .. addresses, "complete"], receiver.Events);
            Assert.Empty(Resources.GetResources());
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_CORE_22_Resolve_answers_at_once_for_what_is_no_name_and_asks_the_installed_resolver_for_the_rest()
    {
        var resolver = new FixedResolver(Six, Four);
        var results = new List<string>();
        Run(() =>
        {
            Names.InstallNameResolver(resolver);
            foreach (var name in new[] { "127.0.0.9", "::1", string.Empty, "six.invalid" })
            {
                Names.Resolve(name).AddCallback(address => results.Add(address.ToString()));
            }

            Assert.Equal(["127.0.0.9", "::1", "0.0.0.0", "2001:db8::6"], results);
            Subject.Stop();
        });
        Assert.Equal(["six.invalid:0 Unspecified"], resolver.Asked);
    }

    [SkippableFact]
    public void Resolve_fails_with_what_the_system_said_and_can_be_cancelled()
    {
        using var release = new ManualResetEventSlim();
        var failures = new List<Exception>();
        LookUp((name, _) =>
        {
            release.Wait(Patience);
            throw new SocketException((int)SocketError.HostNotFound);
        });
        Run(() =>
        {
            var first = Names.Resolve("first.invalid");
            first.AddErrback(reason =>
            {
                failures.Add(reason.Value);
                return IPAddress.None;
            });
            Assert.Equal("of first.invalid for FirstAddress", Assert.Single(Resources.GetResources()).Description);
            first.Cancel();
            Assert.Empty(Resources.GetResources());
            release.Set();
            Names.Resolve("second.invalid").AddErrback(reason =>
            {
                failures.Add(reason.Value);
                Subject.Stop();
                return IPAddress.None;
            });
        });
        Assert.IsType<CancelledException>(failures[0]);
        var error = Assert.IsType<DnsLookupException>(failures[1]);
        Assert.StartsWith("The name second.invalid could not be resolved: ", error.Message, StringComparison.Ordinal);
        Assert.IsType<SocketException>(failures[1].InnerException);
    }

    [SkippableFact]
    public void R_RES_03_Installing_returns_the_one_before_and_counts_for_connections_at_once()
    {
        var before = Names.NameResolver;
        var resolver = new FixedResolver(IPAddress.Loopback);
        var factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = _ => Subject.Stop() });
        var port = 0;
        Run(() =>
        {
            port = Listen(new ScriptedFactory(_ => new ScriptedProtocol())).GetHost().Port;
            Assert.Same(before, Names.InstallNameResolver(resolver));
            Assert.Same(resolver, Names.NameResolver);
            Tcp.ConnectTcp("mine.invalid", port, factory);
            Tcp.ConnectTcp("127.0.0.1", port, new ScriptedFactory(_ => new ScriptedProtocol()));
        });
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.Equal([$"mine.invalid:{port} Unspecified"], resolver.Asked);
    }

    [SkippableFact]
    public void R_RES_03_A_resolver_that_throws_fails_the_attempt()
    {
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Names.InstallNameResolver(new FixedSimpleResolver(_ => throw new FormatException("mine")).ToNameResolver());
        Run(() => Tcp.ConnectTcp("bad.invalid", 80, factory));
        Assert.IsType<FormatException>(Assert.IsType<DnsLookupException>(factory.Reason!.Value).InnerException);
    }

    [SkippableFact]
    public void R_RES_03_A_resolver_that_answers_nonsense_or_on_another_thread_is_refused_and_the_attempt_goes_on()
    {
        NeedsThreads();
        var resolver = new FixedResolver { NeverEnds = true };
        var factory = new ScriptedFactory(static _ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Names.InstallNameResolver(resolver);
            Tcp.ConnectTcp("poems.example", 9, factory);
            var receiver = resolver.Receiver!;
            Assert.Throws<ArgumentNullException>(() => receiver.AddressResolved(null!));
            OnThread(
                () =>
                {
                    Assert.Throws<WrongThreadException>(() => receiver.AddressResolved(new IPEndPoint(IPAddress.Loopback, 9)));
                    Assert.Throws<WrongThreadException>(receiver.ResolutionComplete);
                },
                receiver.ResolutionComplete);
        });
        Assert.IsType<DnsLookupException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void R_RES_04_A_resolution_that_was_cancelled_reports_nothing_more()
    {
        using var release = new ManualResetEventSlim();
        var receiver = new RecordingReceiver { OnComplete = () => Assert.Fail("told") };
        LookUp((_, _) =>
        {
            release.Wait(Patience);
            return [Four];
        });
        Run(() =>
        {
            var resolution = Names.NameResolver.ResolveHostName(receiver, "late.invalid");
            resolution.Cancel();
            resolution.Cancel();
            release.Set();
            Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop);
        });
        Assert.Equal(["began late.invalid"], receiver.Events);
    }

    [SkippableFact]
    public void R_RES_04_A_resolution_may_be_cancelled_at_its_beginning_and_between_two_addresses()
    {
        var atOnce = new RecordingReceiver { OnBegan = resolution => resolution.Cancel() };
        IHostResolution? begun = null;
        var between = new RecordingReceiver { OnBegan = resolution => begun = resolution };
        between.OnAddress = () =>
        {
            begun!.Cancel();
            Subject.Stop();
        };
        LookUp((name, _) => name is "between.invalid" ? [Four, Six] : throw new InvalidOperationException("asked"));
        Run(() =>
        {
            Names.NameResolver.ResolveHostName(atOnce, "at.once.invalid");
            Names.NameResolver.ResolveHostName(between, "between.invalid");
        });
        Assert.Equal(["began at.once.invalid"], atOnce.Events);
        Assert.Equal(["began between.invalid", "192.0.2.4:0"], between.Events);
    }

    [SkippableFact]
    public void R_RES_04_An_attempt_that_is_given_up_cancels_its_resolution_and_ignores_a_late_answer()
    {
        var resolver = new FixedResolver { NeverEnds = true };
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Names.InstallNameResolver(resolver);
            Tcp.ConnectTcp("late.invalid", 80, factory).StopConnecting();
            Assert.Equal(1, resolver.Cancelled);
            resolver.Receiver!.AddressResolved(new IPEndPoint(Four, 80));
            resolver.Receiver.ResolutionComplete();
        });
        Assert.Equal(["start", "started", "failed", "stop"], factory.Events);
        Assert.IsType<UserAbortException>(factory.Reason!.Value);
    }

    [SkippableFact]
    public void D_6_02_A_resolution_that_somebody_releases_fails_the_Deferred_that_waits_for_it()
    {
        using var release = new ManualResetEventSlim();
        var failures = new List<Exception>();
        LookUp((_, _) => release.Wait(Patience) ? [Four] : []);
        Run(() =>
        {
            Names.Resolve("first.invalid").AddErrback(reason => Note(reason.Value));
            new HostnameEndpoint(Subject, "second.invalid", 80).Connect(new ScriptedFactory(_ => null)).AddErrback(reason =>
            {
                Note(reason.Value);
                return null!;
            });
            foreach (var left in Resources.GetResources())
            {
                left.Release();
                left.Release();
            }

            Assert.Equal([typeof(CancelledException), typeof(CancelledException)], failures.Select(failure => failure.GetType()));
            Assert.Empty(Resources.GetResources());
            release.Set();
            Subject.Stop();
        });

        IPAddress Note(Exception failure)
        {
            failures.Add(failure);
            return IPAddress.None;
        }
    }

    [SkippableFact]
    public void Shutdown_answers_a_resolution_that_is_under_way()
    {
        using var release = new ManualResetEventSlim();
        var receiver = new RecordingReceiver { OnComplete = release.Set };
        LookUp((_, _) => release.Wait(Patience) ? [Four] : []);
        Run(() =>
        {
            Names.NameResolver.ResolveHostName(receiver, "late.invalid");
            Assert.Equal("name resolution", Assert.Single(Resources.GetResources()).Kind);
            Subject.Stop();
        });
        Assert.Equal(["began late.invalid", "complete"], receiver.Events);
    }

    [SkippableFact]
    public void Bad_arguments_are_refused()
    {
        var receiver = new RecordingReceiver();
        Assert.Throws<ArgumentNullException>(() => Names.InstallNameResolver(null!));
        Assert.Throws<ArgumentNullException>(() => Names.Resolve(null!));
        Assert.Throws<ArgumentNullException>(() => Names.NameResolver.ResolveHostName(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => Names.NameResolver.ResolveHostName(receiver, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Names.NameResolver.ResolveHostName(receiver, "a", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Names.NameResolver.ResolveHostName(receiver, "a", 65_536));
        Assert.Throws<ArgumentOutOfRangeException>(() => Names.NameResolver.ResolveHostName(receiver, "a", 1, AddressFamily.Unix));
        Assert.Empty(receiver.Events);
    }

    private void LookUp(Func<string, AddressFamily, IPAddress[]> answer) => ((ThreadedNameResolver)Names.NameResolver).LookUp = answer;

    public sealed class Epoll() : NameTests("epoll");

    public sealed class Completion() : NameTests("completion");

    public sealed class Poll() : NameTests("poll");

    public sealed class Select() : NameTests("select");

    public sealed class Simulated() : NameTests("simulated");
}
