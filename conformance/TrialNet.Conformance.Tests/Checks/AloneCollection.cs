namespace TrialNet.Conformance.Tests.Checks;

/// <summary>Tests that change something of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone in the process";
}
