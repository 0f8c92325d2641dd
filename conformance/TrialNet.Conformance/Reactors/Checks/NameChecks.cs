using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-RES, R-CORE-22: how names become addresses, and who is asked.</summary>
internal static class NameChecks
{
    private const int Port = 4711;
    private const string Nowhere = "no-such-name.invalid";

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-RES-01", BeginsAndCompletes),
        ReactorCheck.Of("R-RES-02", DeliversWhatIsAsked),
        ReactorCheck.Of("R-RES-03", InstallsAtOnce),
        ReactorCheck.Of("R-RES-03", AdaptsBothWays),
        ReactorCheck.Of("R-RES-04", CancelledIsSilent),
        ReactorCheck.Of("R-CORE-22", AsksNobodyForNumbers),
    ];

    private static IReactorNames NamesOf(ReactorScene scene) => (IReactorNames)scene.Reactor;

    private static void BeginsAndCompletes(ReactorCheckContext context)
    {
        foreach (var name in new[] { "localhost", "127.0.0.1", Nowhere })
        {
            using var scene = context.Open();
            var receiver = new RecordingReceiver { Completed = () => Turns.After(scene.Reactor, 3, scene.Reactor.Stop) };
            scene.Run(() => NamesOf(scene).NameResolver.ResolveHostName(receiver, name), $"the resolution of {name}");
            var seen = receiver.ToString();
            var right = name == Nowhere ? seen == "began, complete" : seen.StartsWith("began, address", StringComparison.Ordinal) && seen.EndsWith(", complete", StringComparison.Ordinal);
            context.Expect(
                right && receiver.Events.Count(one => one is "began" or "complete") == 2,
                $"the resolution of {name} is a beginning, {(name == Nowhere ? "no address" : "addresses")} and one completion",
                $"it is: {seen}");
            context.Expect(!receiver.IsElsewhere, "a receiver is called on the reactor's thread", "it is called on another");
        }
    }

    private static void DeliversWhatIsAsked(ReactorCheckContext context)
    {
        foreach (var (name, family, least, most) in new[]
        {
            ("127.0.0.1", AddressFamily.Unspecified, 1, 1), ("127.0.0.1", AddressFamily.InterNetwork, 1, 1), ("127.0.0.1", AddressFamily.InterNetworkV6, 0, 0),
            ("::1", AddressFamily.Unspecified, 1, 1), ("::1", AddressFamily.InterNetworkV6, 1, 1), ("::1", AddressFamily.InterNetwork, 0, 0),
            ("localhost", AddressFamily.InterNetwork, 1, 8),
        })
        {
            using var scene = context.Open();
            var receiver = new RecordingReceiver { Completed = scene.Reactor.Stop };
            scene.Run(
                () => scene.Reactor.CallLater(TimeSpan.Zero, () => NamesOf(scene).NameResolver.ResolveHostName(receiver, name, Port, family)),
                $"the resolution of {name}");
            context.Expect(
                receiver.Addresses.Count >= least && receiver.Addresses.Count <= most,
                $"of {name}, asked for {family}, there {(most == 0 ? "is no address" : "is an address")}",
                $"there are {receiver.Addresses.Count}");
            context.Expect(
                receiver.Addresses.TrueForAll(address => address.Port == Port && (family == AddressFamily.Unspecified || address.AddressFamily == family)),
                $"the addresses of {name} have the port that was given, and the family {family}",
                $"they are {string.Join(", ", receiver.Addresses)}");
        }
    }

    private static void InstallsAtOnce(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var names = NamesOf(scene);
        var before = names.NameResolver;
        var own = new FixedResolver(IPAddress.Loopback);
        context.Expect(
            ReferenceEquals(names.InstallNameResolver(own), before),
            "installing a resolver returns the one before",
            "it returns another");
        context.Expect(
            ReferenceEquals(names.NameResolver, own),
            "the resolver that was installed is the one that is seen",
            "it is another");
        if (context.Manifest.Has(ReactorCapability.Tcp))
        {
            var made = 0;
            scene.Run(
                () =>
                {
                    var port = scene.Tcp.ListenTcp(0, new QuietFactory(), networkInterface: "127.0.0.1").GetHost().Port;
                    scene.Tcp.ConnectTcp("a-name-of-its-own.invalid", port, new QuietFactory
                    {
                        Made = _ =>
                        {
                            made++;
                            scene.Reactor.Stop();
                        },
                        Failed = _ => scene.Reactor.Stop(),
                    });
                },
                "a connection to a name that the installed resolver knows");
            context.Expect(
                made == 1 && own.Asked.Count == 1,
                "ConnectTcp asks the resolver that was installed, at once",
                $"it asked {own.Asked.Count} times, and {made} connections were made");
        }
    }

    private static void AdaptsBothWays(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var own = new FixedResolver(IPAddress.Loopback, IPAddress.IPv6Loopback);
        context.Expect(
            ReferenceEquals(own.ToSimple().ToNameResolver(), own),
            "an adapter to the older form and back loses nothing",
            "it gives another resolver");
        IPAddress? found = null;
        string? failure = null;
        var heard = new RecordingReceiver();
        scene.Run(() =>
        {
            own.ToSimple().GetHostByName("name").AddCallback(address =>
            {
                found = address;
                return address;
            });
            new FixedResolver().ToSimple().GetHostByName("name").AddErrback(error =>
            {
                failure = error.Value.GetType().Name;
                return IPAddress.None;
            });
            new FixedSimpleResolver(IPAddress.Loopback).ToNameResolver().ResolveHostName(heard, "name", Port);
            Turns.After(scene.Reactor, 3, scene.Reactor.Stop);
        });
        context.Expect(
            IPAddress.Loopback.Equals(found),
            "the older form of a resolver gives the first of its addresses",
            found is null ? "it gives none" : $"it gives {found}");
        context.Expect(
            failure == nameof(DnsLookupException),
            "the older form of a resolver fails with DnsLookupException if there is no address",
            failure ?? "it does not fail");
        var seen = heard.ToString();
        context.Expect(
            seen == $"began, address 127.0.0.1:{Port}, complete",
            "the newer form of a simple resolver delivers its address with the port that was given",
            $"it delivers: {seen}");
    }

    private static void CancelledIsSilent(ReactorCheckContext context)
    {
        foreach (var name in new[] { "localhost", Nowhere })
        {
            using var scene = context.Open();
            var receiver = new RecordingReceiver();
            var other = new RecordingReceiver { Completed = () => Turns.After(scene.Reactor, 5, scene.Reactor.Stop) };
            scene.Run(
                () =>
                {
                    NamesOf(scene).NameResolver.ResolveHostName(receiver, name).Cancel();
                    receiver.Events.Clear();

                    // The same question, asked later, is answered later.
                    NamesOf(scene).NameResolver.ResolveHostName(other, name);
                },
                $"the resolution of {name}");
            var seen = receiver.ToString();
            context.Expect(seen.Length == 0, "a resolution that was cancelled reports nothing more", $"it reports: {seen}");
        }
    }

    private static void AsksNobodyForNumbers(ReactorCheckContext context)
    {
        foreach (var (name, expected) in new[] { ("127.0.0.1", IPAddress.Loopback), ("::1", IPAddress.IPv6Loopback), ("", IPAddress.Any) })
        {
            using var scene = context.Open();
            var own = new FixedResolver();
            NamesOf(scene).InstallNameResolver(own);
            IPAddress? found = null;
            scene.Run(() =>
            {
                NamesOf(scene).Resolve(name).AddCallback(address => found = address);
                context.Expect(
                    expected.Equals(found),
                    $"resolving '{name}' is answered at once: {expected}",
                    found is null ? "it is not" : $"the answer is {found}");
                scene.Reactor.Stop();
            });
            context.Expect(own.Asked.Count == 0, $"resolving '{name}' asks no resolver", "it asks");
        }
    }
}
