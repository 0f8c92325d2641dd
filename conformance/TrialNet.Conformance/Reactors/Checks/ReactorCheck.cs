namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A way to see whether one rule holds of a reactor.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Action">Looks; on a thread of its own, with nothing else on it.</param>
internal sealed record ReactorCheck(string Rule, Action<ReactorCheckContext> Action)
{
    /// <summary>Whether it looks at what the process has as a whole (descriptors, threads, memory), so that no other check may run meanwhile.</summary>
    internal bool IsAlone { get; init; }

    /// <summary>How it looks, in a word or two, for the list of rules.</summary>
    internal string Means { get; init; } = "check";

    /// <summary>A check that runs beside others.</summary>
    internal static ReactorCheck Of(string rule, Action<ReactorCheckContext> action) => new(rule, action);

    /// <summary>A check that runs alone.</summary>
    internal static ReactorCheck Alone(string rule, Action<ReactorCheckContext> action) => new(rule, action) { IsAlone = true };
}
