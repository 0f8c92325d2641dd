namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP, and what shutdown does to connections (R-CORE-16).</summary>
internal static class TcpChecks
{
    /// <summary>Those that hold for any stream.</summary>
    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        .. TcpLifeChecks.Plays,
        .. TcpErrorChecks.Plays,
        .. TcpDataChecks.Plays,
        .. TcpClosingChecks.Plays,
        .. TcpResetChecks.Plays,
        .. TcpHalfCloseChecks.Plays,
        .. TcpPausingChecks.Plays,
        .. TcpMemoryChecks.Plays,
    ];

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. Plays.Select(play => play.ToCheck()),
        .. TcpAddressChecks.All,
        .. NumberReuseChecks.All,
    ];
}
