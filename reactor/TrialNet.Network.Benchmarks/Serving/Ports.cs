namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>Where a server listens.</summary>
internal readonly record struct Ports(int Echo, int Poem);
