namespace TrialNet.Runner.Tests.Samples;

/// <summary>Tests whose processes take a processor each for seconds: one after another, so that the machine has one left for all other tests.</summary>
[CollectionDefinition(nameof(OneProcessAtATime))]
public sealed class OneProcessAtATime;
