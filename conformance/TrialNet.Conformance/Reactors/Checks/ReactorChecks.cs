namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>The checks of reactors, by chapter. A rule may have several: all of them must hold.</summary>
internal static class ReactorChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. TimerChecks.All,
    ];
}
