namespace TrialNet.Reactor.Tests.Support;

/// <summary>Tests that measure or change what the whole process has; they run after the others, one at a time.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
