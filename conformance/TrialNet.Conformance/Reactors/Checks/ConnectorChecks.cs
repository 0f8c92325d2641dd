using System.Globalization;
using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CONN: connecting.</summary>
internal static class ConnectorChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. new StreamPlay[]
        {
            new("R-CONN-01", TellsOneOutcome),
            new("R-CONN-02", TellsTheFactoryAfterTheProtocol),
            new("R-CONN-04", CanBeStopped),
            new("R-CONN-05", LeavesNoTimer),
            new("R-CONN-06", Disconnects),
            new("R-CONN-07", ConnectsAgain),
            new("R-CONN-08", KeepsItsVerdict),
            new("R-CONN-09", TellsWhatWasAskedFor),
        }.Select(play => (play with { IsServer = false }).ToCheck()),
        .. ConnectorFailureChecks.All,
    ];

    private static void TellsOneOutcome(StreamScene scene)
    {
        var subject = scene.NewSubject();
        WatchedClientFactory? good = null;
        WatchedClientFactory? bad = null;
        IConnector? returned = null;
        scene.Play(
            () =>
            {
                good = scene.Connect(scene.Await(scene.NewPeer()), () => subject);
                returned = scene.Connector;
                bad = scene.Connect(ConnectorFailureChecks.ClosedAddress(scene), () => null);
            },
            () => subject.IsMade && bad?.Failures > 0,
            "one attempt to succeed and one to fail");
        scene.Expect(
            ReferenceEquals(returned, good!.Connector),
            "StartedConnecting to be given the connector that ConnectTcp returns",
            "it is another");
        scene.Expect(
            good.Events is ["start", "started", "build", ..],
            "StartedConnecting, then BuildProtocol",
            $"the factory has heard {string.Join(", ", good.Events)}");
        scene.Expect(
            bad!.Events is ["start", "started", "failed", "stop"],
            "StartedConnecting, then ClientConnectionFailed once",
            $"the factory has heard {string.Join(", ", bad.Events)}");
    }

    private static void TellsTheFactoryAfterTheProtocol(StreamScene scene)
    {
        var peer = scene.NewPeer();
        var subject = scene.NewSubject();
        WatchedClientFactory? factory = null;
        WatchedClientFactory? refused = null;
        scene.When(() => peer.IsMade && subject.IsMade, peer.Close);
        scene.Play(
            () =>
            {
                factory = scene.Connect(scene.Await(peer), () => subject);
                refused = scene.Connect(ConnectorFailureChecks.ClosedAddress(scene), () => null);
            },
            () => factory?.Losses > 0 && refused?.Failures + refused?.Losses > 0,
            "ClientConnectionLost");
        scene.Expect(
            refused!.Failures == 1 && refused.Losses == 0,
            "no ClientConnectionLost of an attempt that failed",
            $"the factory has heard {string.Join(", ", refused.Events)}");
        scene.Expect(
            factory!.Failures == 0 && factory.Losses == 1,
            "ClientConnectionLost once, and no ClientConnectionFailed",
            $"the factory has heard {string.Join(", ", factory.Events)}");
    }

    private static void CanBeStopped(StreamScene scene)
    {
        WatchedClientFactory? later = null;
        var atOnce = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"))
        {
            OnStarted = connector => connector.StopConnecting(),
        };
        var subject = scene.NewSubject();
        scene.When(() => subject.IsMade, () => ExpectNotConnecting(scene, scene.Connector!, "when there is a connection"));
        scene.Play(
            () =>
            {
                var port = scene.Listen(() => new WatchedProtocol(scene, "server"));
                later = scene.Connect(port.GetHost(), () => new WatchedProtocol(scene, "client"));
                later.OnFailed = connector => ExpectNotConnecting(scene, connector, "when the attempt has failed");
                scene.Connector!.StopConnecting();
                ExpectNotConnecting(scene, scene.Connector, "when it was called already");
                scene.Net.Connect(scene.Reactor, port.GetHost(), atOnce);
                scene.Connect(scene.Await(scene.NewPeer()), () => subject);
            },
            () => subject.IsMade && later?.Failures > 0 && atOnce.Failures > 0,
            "StopConnecting to make attempts fail");
        foreach (var (factory, name) in new[] { (later!, "StopConnecting"), (atOnce, "StopConnecting inside StartedConnecting") })
        {
            scene.Expect(
                factory.Failures == 1 && factory.Reason?.Value is UserAbortException,
                $"one ClientConnectionFailed with UserAbortException after {name}",
                $"the factory has heard {string.Join(", ", factory.Events)}, the reason is {factory.Reason?.Value.GetType().Name}");
        }
    }

    private static void LeavesNoTimer(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var before = -1;
        var after = -1;
        WatchedClientFactory? bad = null;
        scene.When(() => subject.IsMade && bad?.Failures > 0, () => after = scene.Reactor.GetDelayedCalls().Count);
        scene.Play(
            () =>
            {
                before = scene.Reactor.GetDelayedCalls().Count;
                scene.Connect(scene.Await(scene.NewPeer()), () => subject);
                bad = scene.Connect(ConnectorFailureChecks.ClosedAddress(scene), () => null);
            },
            () => after >= 0,
            "one attempt to succeed and one to fail");
        scene.Expect(
            after <= before,
            "no timer to be left of an attempt after its outcome",
            $"there were {before} timers before the attempts, and {after} afterwards");
    }

    private static void Disconnects(StreamScene scene)
    {
        var subject = scene.NewSubject();
        WatchedClientFactory? stopped = null;
        WatchedClientFactory? lost = null;
        scene.When(
            () => subject.IsMade,
            () =>
            {
                lost!.Connector!.Disconnect();
                lost.Connector.Disconnect();
            });
        scene.When(
            () => lost?.Losses > 0 && stopped?.Failures > 0,
            () =>
            {
                lost!.Connector!.Disconnect();
                stopped!.Connector!.Disconnect();
            });
        scene.Play(
            () =>
            {
                stopped = scene.Connect(scene.Await(scene.NewPeer()), () => new WatchedProtocol(scene, "client"));
                stopped.Connector!.Disconnect();
                lost = scene.Connect(scene.Await(scene.NewPeer()), () => subject);
            },
            () => lost?.Losses > 0 && stopped?.Failures > 0,
            "Disconnect to end an attempt and a connection");
        scene.Expect(
            stopped!.Failures == 1 && stopped.Reason?.Value is UserAbortException,
            "Disconnect to stop an attempt under way",
            $"the factory has heard {string.Join(", ", stopped.Events)}, the reason is {stopped.Reason?.Value.GetType().Name}");
        scene.Expect(
            lost!.Losses == 1 && subject.Reason?.Value is ConnectionDoneException,
            "Disconnect to lose a connection as LoseConnection does",
            $"the factory has heard {string.Join(", ", lost.Events)}, the reason is {subject.Reason?.Value.GetType().Name}");
    }

    private static void ConnectsAgain(StreamScene scene)
    {
        var first = scene.NewSubject();
        var second = scene.NewSubject();
        var protocols = new Queue<WatchedProtocol>([first, second]);
        WatchedClientFactory? lost = null;
        WatchedClientFactory? failed = null;
        first.OnMade = () => ExpectBusy(scene, lost!.Connector!, "when there is a connection");
        scene.When(() => first.IsMade, first.LoseConnection);
        scene.Play(
            () =>
            {
                var port = scene.Listen(() => new WatchedProtocol(scene, "server"));
                lost = scene.Connect(port.GetHost(), protocols.Dequeue);
                lost.OnLost = connector =>
                {
                    if (protocols.Count > 0)
                    {
                        connector.Connect();
                        ExpectBusy(scene, connector, "while connecting");
                    }
                };
                failed = scene.Connect(ConnectorFailureChecks.ClosedAddress(scene), () => null);
                failed.OnFailed = connector =>
                {
                    if (failed.Failures == 1)
                    {
                        connector.Connect();
                    }
                };
            },
            () => second.IsMade && failed?.Failures == 2,
            "Connect inside ClientConnectionLost, and inside ClientConnectionFailed, to begin a new attempt");
        scene.Expect(
            lost!.Events is ["start", "started", "build", "lost", "started", "build", ..],
            "the factory not to be stopped between a loss and a new attempt",
            $"it has heard {string.Join(", ", lost.Events)}");
        scene.Expect(
            failed!.Events is ["start", "started", "failed", "started", "failed", "stop"],
            "the factory not to be stopped between a failure and a new attempt",
            $"it has heard {string.Join(", ", failed.Events)}");
    }

    private static void KeepsItsVerdict(StreamScene scene)
    {
        WatchedClientFactory? stopped = null;
        scene.Play(
            () =>
            {
                // On this machine the system has connected before the reactor asks it.
                stopped = scene.Connect(scene.Await(scene.NewPeer()), () => new WatchedProtocol(scene, "client"));
                stopped.Connector!.StopConnecting();
            },
            () => stopped?.Failures > 0,
            "the attempt to fail");
        scene.Expect(
            stopped!.Events is ["start", "started", "failed", "stop"],
            "no protocol to be built for a success that the system reports after StopConnecting",
            $"the factory has heard {string.Join(", ", stopped.Events)}");
    }

    private static void TellsWhatWasAskedFor(StreamScene scene)
    {
        scene.Play(
            () => scene.Connect(scene.Await(scene.NewPeer()), () => new WatchedProtocol(scene, "client")),
            () => scene.Connector?.State == ConnectorState.Connected,
            "a connection");
        var destination = scene.Connector!.Destination;
        var asked = (IPEndPoint)scene.PeerAddress!;
        scene.Expect(
            destination.Contains(asked.Address.ToString(), StringComparison.Ordinal)
                && destination.Contains(asked.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            $"Destination to name the address that was asked for, {asked}",
            $"it is \"{destination}\"");
    }

    private static void ExpectNotConnecting(StreamScene scene, IConnector connector, string when)
    {
        Exception? thrown = null;
        try
        {
            connector.StopConnecting();
        }
        catch (Exception error)
        {
            thrown = error;
        }

        scene.Expect(
            thrown is NotConnectingException,
            $"StopConnecting to throw NotConnectingException {when}",
            thrown is null ? "it did not" : $"it threw {thrown.GetType().Name}");
    }

    private static void ExpectBusy(StreamScene scene, IConnector connector, string when)
    {
        Exception? thrown = null;
        try
        {
            connector.Connect();
        }
        catch (Exception error)
        {
            thrown = error;
        }

        scene.Expect(
            thrown is InvalidOperationException,
            $"Connect to throw InvalidOperationException {when}",
            thrown is null ? "it did not" : $"it threw {thrown.GetType().Name}");
    }
}
