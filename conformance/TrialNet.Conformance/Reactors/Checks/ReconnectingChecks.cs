using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-FAC-04: the client factory that tries again by itself. Its waits are read off its timers, and cut short.</summary>
internal static class ReconnectingChecks
{
    private static readonly ReconnectingSettings Settings = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), 3, 0, null);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-FAC-04", WaitsLongerEachTime),
        ReactorCheck.Of("R-FAC-04", HasJitter),
        ReactorCheck.Of("R-FAC-04", BeginsAnewAfterAReset),
        ReactorCheck.Of("R-FAC-04", EndsAtItsGreatestNumber),
        ReactorCheck.Of("R-FAC-04", StopsForGood),
    ];

    private static void Play(ReactorCheckContext context, ReconnectingSettings settings, Action<ReactorScene, ReconnectingFactory, IdleConnector> play)
    {
        using var scene = context.Open();
        scene.Run(() =>
        {
            var factory = ((IHasReconnectingFactory)context.Subject).CreateReconnectingFactory(settings);
            var connector = new IdleConnector(scene.Scope);
            factory.Factory.StartedConnecting(connector);
            play(scene, factory, connector);
            scene.Reactor.Stop();
        });
    }

    /// <summary>An attempt fails; how long the factory waits then, in seconds, or null if it does not.</summary>
    private static double? Fail(ReactorScene scene, ReconnectingFactory factory, IdleConnector connector, bool isLoss = false)
    {
        connector.State = ConnectorState.Disconnected;
        var before = scene.Reactor.Now;
        if (isLoss)
        {
            factory.Factory.ClientConnectionLost(connector, new Failure(new ConnectionLostException()));
        }
        else
        {
            factory.Factory.ClientConnectionFailed(connector, new Failure(new ConnectionRefusedException()));
        }

        if (scene.Reactor.GetDelayedCalls() is not [var timer])
        {
            return null;
        }

        var wait = WaitUntil(timer.DueTime, before, scene.Reactor.Now);
        timer.Reset(TimeSpan.Zero);
        var connects = connector.Connects;
        while (connector.Connects == connects && timer.IsActive)
        {
            scene.Reactor.Iterate(TimeSpan.Zero);
        }

        factory.Factory.StartedConnecting(connector);
        return connector.Connects == connects + 1 ? wait : null;
    }

    /// <summary>The wait in tenths of seconds; the timer was set some time between two, however far a busy machine takes them apart.</summary>
    private static double WaitUntil(TimeSpan due, TimeSpan before, TimeSpan after)
    {
        var least = Math.Ceiling((due - after).TotalSeconds * 10) / 10;
        var most = (due - before).TotalSeconds;
        return least <= most ? least : Math.Round(most, 1);
    }

    private static string Text(IEnumerable<double?> waits) => string.Join(", ", waits.Select(wait => wait is null ? "none" : FormattableString.Invariant($"{wait} s")));

    private static void WaitsLongerEachTime(ReactorCheckContext context)
    {
        foreach (var isLoss in new[] { false, true })
        {
            Play(context, Settings, (scene, factory, connector) =>
            {
                var waits = Text(Enumerable.Range(0, 6).Select(_ => Fail(scene, factory, connector, isLoss)).ToList());
                context.Expect(
                    waits == "2 s, 6 s, 18 s, 54 s, 60 s, 60 s",
                    $"after each {(isLoss ? "loss" : "failure")} it waits 3 times as long, up to 60 s, and then connects: 2 s, 6 s, 18 s, 54 s, 60 s, 60 s",
                    $"it waits {waits}");
            });
        }
    }

    private static void HasJitter(ReactorCheckContext context)
    {
        var waits = new List<double?>();
        for (var round = 0; round < 8; round++)
        {
            Play(context, Settings with { Factor = 1, InitialDelay = TimeSpan.FromSeconds(100), MaxDelay = TimeSpan.FromSeconds(1000), Jitter = 0.2 }, (scene, factory, connector) =>
                waits.Add(Fail(scene, factory, connector)));
        }

        context.Expect(
            waits.TrueForAll(wait => wait is > 20 and < 180),
            "with a jitter of 0.2, first waits of 100 s are spread around that",
            $"they are {Text(waits)}");
        context.Expect(
            waits.Distinct().Count() > 1,
            "with a jitter no two factories need wait the same time",
            $"the waits are {Text(waits)}");
    }

    private static void BeginsAnewAfterAReset(ReactorCheckContext context) => Play(context, Settings, (scene, factory, connector) =>
    {
        Fail(scene, factory, connector);
        Fail(scene, factory, connector);
        factory.ResetDelay();
        var wait = Text([Fail(scene, factory, connector)]);
        context.Expect(wait == "2 s", "after a reset it waits its first wait: 2 s", $"it waits {wait}");
    });

    private static void EndsAtItsGreatestNumber(ReactorCheckContext context) => Play(context, Settings with { MaxRetries = 2 }, (scene, factory, connector) =>
    {
        var waits = Text(Enumerable.Range(0, 4).Select(_ => Fail(scene, factory, connector)).ToList());
        context.Expect(waits == "2 s, 6 s, none, none", "with 2 tries at most it ends after 2: 2 s, 6 s, none, none", $"it waits {waits}");
    });

    private static void StopsForGood(ReactorCheckContext context)
    {
        Play(context, Settings, (scene, factory, connector) =>
        {
            connector.State = ConnectorState.Disconnected;
            factory.Factory.ClientConnectionFailed(connector, new Failure(new ConnectionRefusedException()));
            factory.StopTrying();
            context.Expect(scene.Reactor.GetDelayedCalls().Count == 0, "StopTrying cancels the wait", "its timer is left");
            var wait = Text([Fail(scene, factory, connector)]);
            context.Expect(
                wait == "none" && connector.Connects == 0,
                "after StopTrying it does not try again",
                $"it waits {wait}, and has connected {connector.Connects} times");
        });
        Play(context, Settings, (_, factory, connector) =>
        {
            connector.Connect();
            factory.StopTrying();
            context.Expect(
                connector.Stops == 1,
                "StopTrying gives up the attempt that is under way",
                $"it stops it {connector.Stops} times");
        });
    }
}
