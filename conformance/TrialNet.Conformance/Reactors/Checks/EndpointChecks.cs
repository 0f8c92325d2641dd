using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-EP: endpoints that connect and listen.</summary>
internal static class EndpointChecks
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        Of("R-EP-01", FiresWithTheProtocol),
        Of("R-EP-01", FailsWithTheKind),
        Of("R-EP-02", StopsWhenCancelled),
        Of("R-EP-03", TellsOfNoProtocol),
        Of("R-EP-04", FiresWithThePort),
        Of("R-EP-05", TriesOneAfterAnother),
        Of("R-EP-05", FailsWhenAllFail),
    ];

    private static ReactorCheck Of(string rule, Action<ReactorCheckContext, IHasEndpoints> check) => ReactorCheck.Of(rule, context =>
    {
        if (context.Manifest.Has(ReactorCapability.Tcp))
        {
            check(context, (IHasEndpoints)context.Subject);
        }
        else
        {
            context.CannotDecide("the endpoints that the check uses are of TCP, and the subject does not declare Tcp");
        }
    });

    private static IClientEndpoint Client(IHasEndpoints subject, ReactorScene scene, int port) => subject.ParseClient(scene.Reactor, $"tcp:127.0.0.1:{port}");

    private static int Listen(ReactorScene scene, QuietFactory? factory = null) =>
        scene.Tcp.ListenTcp(0, factory ?? new QuietFactory(), networkInterface: "127.0.0.1").GetHost().Port;

    /// <summary>Stops the reactor some turns after a Deferred is fired, and writes down with what.</summary>
    private static void StopAfter<T>(ReactorScene scene, Deferred<T> deferred, List<string> heard) => deferred.AddBoth(outcome =>
    {
        heard.Add(outcome.IsFailure ? outcome.Failure.Value.GetType().Name : outcome.Value?.GetType().Name ?? "null");
        Turns.After(scene.Reactor, 5, scene.Reactor.Stop);
    });

    private static void FiresWithTheProtocol(ReactorCheckContext context, IHasEndpoints subject)
    {
        using var scene = context.Open();
        var isMade = false;
        object? fired = null;
        var wasMade = false;
        var factory = new QuietFactory { Made = _ => isMade = true };
        scene.Run(
            () => Client(subject, scene, Listen(scene)).Connect(factory).AddBoth(outcome =>
            {
                fired = outcome.IsFailure ? outcome.Failure.Value : outcome.Value;
                wasMade = isMade;
                Turns.After(scene.Reactor, 2, scene.Reactor.Stop);
            }),
            "the Deferred of Connect");
        context.Expect(
            fired is QuietProtocol,
            "the Deferred of Connect is fired with the protocol that the factory made",
            $"it is fired with {fired?.GetType().Name ?? "null"}");
        context.Expect(wasMade, "it is fired after MakeConnection", "it is fired before");
    }

    private static void FailsWithTheKind(ReactorCheckContext context, IHasEndpoints subject)
    {
        using var scene = context.Open();
        var heard = new List<string>();
        using var closed = ClosedPort.OfTcp();
        scene.Run(
            () => StopAfter(scene, Client(subject, scene, closed.Number).Connect(new QuietFactory()), heard),
            "the failure of Connect");
        context.Expect(
            heard is [nameof(ConnectionRefusedException)],
            "where nobody listens the Deferred of Connect fails with ConnectionRefusedException",
            $"it gives {string.Join(", ", heard)}");
    }

    private static void StopsWhenCancelled(ReactorCheckContext context, IHasEndpoints subject)
    {
        // At once, and when the attempt has been under way for some turns.
        foreach (var turns in new[] { 0, 1 })
        {
            using var scene = context.Open();
            var built = 0;
            var isCancelled = false;
            var late = 0;
            var left = 0;
            var heard = new List<string>();
            var accepted = new List<ITransport>();
            var factory = new QuietFactory
            {
                Made = _ =>
                {
                    built++;
                    late += isCancelled ? 1 : 0;
                },
            };
            scene.Run(
                () =>
                {
                    var client = Client(subject, scene, Listen(scene, new QuietFactory { Made = accepted.Add }));
                    var before = CountResources(scene, accepted);
                    var connecting = client.Connect(factory);
                    connecting.AddBoth(outcome =>
                    {
                        Turns.After(scene.Reactor, 3, () => left = CountResources(scene, accepted) - before);
                        return outcome;
                    });
                    StopAfter(scene, connecting, heard);
                    void Cancel()
                    {
                        isCancelled = built == 0;
                        connecting.Cancel();
                    }

                    if (turns == 0)
                    {
                        Cancel();
                    }
                    else
                    {
                        scene.Reactor.CallFromThread(Cancel);
                    }
                },
                "the Deferred of a Connect that was cancelled");
            if (isCancelled)
            {
                context.Expect(
                    heard.Count == 1 && heard[0].EndsWith("CancelledException", StringComparison.Ordinal),
                    "a Connect that is cancelled fails with a cancellation",
                    $"it gives {string.Join(", ", heard)}");
                context.Expect(late == 0, "after the cancellation of a Connect no protocol comes", "one is made");
                context.Expect(left == 0, "after the cancellation of a Connect the attempt is over", $"{left} resources are left");
            }
        }
    }

    /// <summary>
    /// What is open and is to stay so, but for timers, since those of the check itself come and go, and for what the server has accepted:
    /// it hears of the end when the system tells it.
    /// </summary>
    private static int CountResources(ReactorScene scene, IReadOnlyCollection<ITransport> accepted) => scene.Reactor is IReactorResources resources
        ? resources.GetResources().Count(resource => resource is not IDelayedCall && !resource.IsReleasing && !accepted.Contains(resource as ITransport))
        : 0;

    private static void TellsOfNoProtocol(ReactorCheckContext context, IHasEndpoints subject)
    {
        foreach (var throws in new[] { false, true })
        {
            using var scene = context.Open();
            var heard = new List<string>();
            var factory = new QuietFactory { Build = _ => throws ? throw new CheckException("build") : null };
            scene.Run(() => StopAfter(scene, Client(subject, scene, Listen(scene)).Connect(factory), heard), "the failure of Connect");
            var expected = throws ? nameof(CheckException) : nameof(NoProtocolException);
            context.Expect(
                heard is [var one] && one == expected,
                $"if BuildProtocol {(throws ? "throws" : "returns null")}, Connect fails with {expected}",
                $"it gives {string.Join(", ", heard)}");
            scene.Log.Take<CheckException>();
        }
    }

    private static void FiresWithThePort(ReactorCheckContext context, IHasEndpoints subject)
    {
        using var scene = context.Open();
        var heard = new List<string>();
        scene.Run(
            () => subject.ParseServer(scene.Reactor, "tcp:0:interface=127.0.0.1").Listen(new QuietFactory()).AddCallback(port =>
            {
                var number = ((IPEndPoint)port.GetHost()).Port;
                context.Expect(number > 0, "the Deferred of Listen is fired with a port, which tells its address", "it has no number");
                var error = Thrown.By(() => StopAfter(scene, subject.ParseServer(scene.Reactor, $"tcp:{number}:interface=127.0.0.1").Listen(new QuietFactory()), heard));
                context.Expect(error is null, "an address in use is no exception out of Listen", Thrown.Text(error));
                if (error is not null)
                {
                    scene.Reactor.Stop();
                }
            }),
            "the Deferred of Listen");
        context.Expect(
            heard is [nameof(CannotListenException)],
            "an address in use is the failure of the Deferred of Listen: CannotListenException",
            $"it gives {string.Join(", ", heard)}");
    }

    private static void TriesOneAfterAnother(ReactorCheckContext context, IHasEndpoints subject)
    {
        using var scene = context.Open();
        var heard = new List<string>();
        var took = TimeSpan.Zero;
        var second = IPAddress.Parse("127.0.0.2");

        // The last would be tried if the one before it took longer.
        IReadOnlyList<IPAddress> addresses = [second, IPAddress.Loopback, IPAddress.Parse("127.0.0.3")];
        scene.Run(
            () =>
            {
                var port = Listen(scene);
                var start = scene.Reactor.Now;

                // The first does not answer in simulation, and refuses elsewhere.
                (scene.Reactor as ISimulation)?.Network.Silence(new IPEndPoint(second, port));
                var connecting = subject.CreateHostNameEndpoint(scene.Reactor, addresses, port, Interval).Connect(new QuietFactory());
                connecting.AddCallback(protocol =>
                {
                    took = scene.Reactor.Now - start;
                    context.Expect(
                        scene.Reactor.GetDelayedCalls().Count == 0,
                        "when a host name is connected, no timer is left",
                        $"{scene.Reactor.GetDelayedCalls().Count} are left");
                    return protocol;
                });
                StopAfter(scene, connecting, heard);
            },
            "a host name with several addresses to be connected");
        context.Expect(
            heard is [nameof(QuietProtocol)],
            "if the first address of a host name fails, the second is tried, and wins",
            $"it gives {string.Join(", ", heard)}");
        if (context.IsVirtual)
        {
            context.Expect(
                took >= Interval && took < Interval * 2,
                $"the second attempt begins {Interval.TotalMilliseconds} ms after the first, which does not answer",
                $"the connection takes {took.TotalMilliseconds} ms");
        }
    }

    private static void FailsWhenAllFail(ReactorCheckContext context, IHasEndpoints subject)
    {
        foreach (var hasAddresses in new[] { false, true })
        {
            using var scene = context.Open();
            var heard = new List<string>();
            var timers = -1;
            using var closed = ClosedPort.OfTcp();
            scene.Run(
                () =>
                {
                    IReadOnlyList<IPAddress> addresses = hasAddresses ? [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")] : [];
                    var connecting = subject.CreateHostNameEndpoint(scene.Reactor, addresses, closed.Number, Interval).Connect(new QuietFactory());
                    connecting.AddErrback(failure =>
                    {
                        timers = scene.Reactor.GetDelayedCalls().Count;
                        return failure;
                    });
                    StopAfter(scene, connecting, heard);
                },
                "the failure of a host name");
            var expected = hasAddresses ? nameof(ConnectionRefusedException) : nameof(DnsLookupException);
            context.Expect(
                heard is [var one] && one == expected,
                $"a host name {(hasAddresses ? "whose addresses all refuse" : "without any address")} fails with {expected}",
                $"it gives {string.Join(", ", heard)}");
            context.Expect(timers == 0, "when a host name has failed, no timer is left", $"{timers} are left");
        }
    }
}
