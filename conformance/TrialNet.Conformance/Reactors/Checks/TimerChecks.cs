namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TIME: timers.</summary>
internal static class TimerChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TIME-01", CallsOnceAndLater),
    ];

    private static void CallsOnceAndLater(ReactorCheckContext context)
    {
        foreach (var delay in new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20) })
        {
            using var scene = context.Open();
            var calls = 0;
            var waited = TimeSpan.MinValue;
            scene.Run(() =>
            {
                var start = scene.Reactor.Now;
                scene.Reactor.CallLater(delay, () =>
                {
                    calls++;
                    waited = scene.Reactor.Now - start;
                });
                context.Expect(calls == 0, "CallLater does not call its function itself", "the function was called inside CallLater");
                scene.Reactor.CallLater(delay + TimeSpan.FromMilliseconds(5), scene.Reactor.Stop);
            });
            context.Expect(calls == 1, $"a timer of {delay.TotalMilliseconds} ms to be called once", $"it was called {calls} times");
            context.Expect(waited >= delay, $"it to be called when Now has grown by {delay.TotalMilliseconds} ms", $"Now had grown by {waited.TotalMilliseconds} ms");
        }
    }
}
