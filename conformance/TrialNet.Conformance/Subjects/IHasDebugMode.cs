namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with a debug mode that records stacks: <see cref="Capability.DebugStacks"/>.</summary>
public interface IHasDebugMode
{
    /// <summary>Whether Deferreds made or fired from now on record their stacks (D-12.04).</summary>
    bool IsDebugging { get; set; }

    /// <summary>Takes the texts under which unhandled failures are reported (D-12.04).</summary>
    /// <returns>One text a failure, in any order.</returns>
    IReadOnlyList<string> TakeUnhandledReports();
}
