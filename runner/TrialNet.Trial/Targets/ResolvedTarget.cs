using TrialNet.Runner.Planning;

namespace TrialNet.Trial.Targets;

/// <summary>A target that can be started.</summary>
/// <param name="Name">What it is called in messages: as it was written.</param>
/// <param name="File">The test assembly or executable, as a full path.</param>
/// <param name="Names">The tests that are meant; without any to include, all are.</param>
internal sealed record ResolvedTarget(string Name, string File, IReadOnlyList<NamePattern> Names);
