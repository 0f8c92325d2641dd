using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Generating;

/// <summary>How often each verb is drawn. What every program needs has a weight of its own; a theme adds its share.</summary>
internal static class ThemeWeights
{
    private static readonly (Verb, int)[] Always =
    [
        (Verb.AddBoth, 8), (Verb.AddCallback, 6), (Verb.AddErrback, 5), (Verb.AddCallbacks, 5),
        (Verb.Fire, 9), (Verb.Err, 5), (Verb.Look, 1), (Verb.Chain, 1), (Verb.Pause, 1), (Verb.Unpause, 1),
    ];

    /// <summary>What may be done inside a callback, canceller or hook.</summary>
    private static readonly (Verb, int)[] Inside =
    [
        (Verb.AddBoth, 6), (Verb.AddCallback, 4), (Verb.AddErrback, 3), (Verb.AddCallbacks, 2),
        (Verb.Fire, 6), (Verb.Err, 4), (Verb.Pause, 3), (Verb.Unpause, 3), (Verb.Cancel, 4), (Verb.Chain, 1), (Verb.Look, 1),
    ];

    internal static IReadOnlyList<(Verb Item, int Weight)> Of(IEnumerable<Theme> themes) =>
        [.. Always, .. themes.SelectMany(Of)];

    internal static IReadOnlyList<(Verb Item, int Weight)> InsideOf(IEnumerable<Theme> themes) =>
        [.. Inside, .. themes.SelectMany(Of).Where(weighted => weighted.Item1 is not (Verb.Advance or Verb.Flush))
            .Select(weighted => (weighted.Item1, (weighted.Item2 + 2) / 3))];

    private static (Verb, int)[] Of(Theme theme) => theme switch
    {
        Theme.Routing => [(Verb.AddCallbacks, 8), (Verb.AddBoth, 4), (Verb.Flush, 2)],
        Theme.Nesting => [(Verb.AddBoth, 10), (Verb.AddCallback, 6), (Verb.Chain, 5)],
        Theme.Pausing => [(Verb.Pause, 14), (Verb.Unpause, 16)],
        Theme.Cancelling => [(Verb.Cancel, 14), (Verb.Fire, 4), (Verb.Err, 3)],
        Theme.Lists => [(Verb.List, 10), (Verb.Gather, 5), (Verb.Cancel, 4)],
        Theme.Races => [(Verb.Race, 12), (Verb.Cancel, 4)],
        Theme.Timeouts => [(Verb.AddTimeout, 12), (Verb.Advance, 14), (Verb.Later, 5), (Verb.Cancel, 3)],
        Theme.Bodies => [(Verb.Body, 16), (Verb.Cancel, 5)],
        Theme.Locks => [(Verb.Acquire, 14), (Verb.Release, 12), (Verb.Hold, 7), (Verb.Cancel, 5), (Verb.NewSemaphore, 1)],
        Theme.Queues => [(Verb.Get, 14), (Verb.Put, 14), (Verb.Cancel, 5), (Verb.NewQueue, 1)],
        _ => [(Verb.Succeed, 5), (Verb.Fail, 5), (Verb.Execute, 5), (Verb.Maybe, 7), (Verb.AddLog, 4), (Verb.Flush, 3)],
    };
}
