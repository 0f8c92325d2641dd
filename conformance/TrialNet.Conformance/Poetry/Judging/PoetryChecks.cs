using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Poetry.Programs;

namespace TrialNet.Conformance.Poetry.Judging;

/// <summary>The checks of poetry stacks, by chapter. A rule may have several: all of them must hold.</summary>
internal static class PoetryChecks
{
    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        .. PoemServerChecks.All,
        .. SlowServerChecks.All,
        .. PoemClientChecks.All,
        .. ClientProgramChecks.All,
        .. FramingChecks.All,
        .. TransformServerChecks.All,
        .. TransformClientChecks.All,
        .. ProxyChecks.All,
        .. ProxyLeavingChecks.All,
        .. FetchPrograms.All,
    ];

    /// <summary>How a rule is judged, in a few words; none if it is not.</summary>
    internal static IEnumerable<string> MeansOf(string rule) => All.Where(check => check.Rule == rule).Select(static check => check.Means).Distinct(StringComparer.Ordinal);
}
