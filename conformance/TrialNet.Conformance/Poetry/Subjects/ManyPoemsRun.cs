namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>What a client of several poems has shown.</summary>
/// <param name="ExitCode">What its process would exit with.</param>
/// <param name="Chunks">The bytes that it reported, each with the number of its task, in whatever order tasks are numbered; empty if it reports none.</param>
/// <param name="PoemCount">How many poems it said to have.</param>
/// <param name="FailureCount">How many failures it told of.</param>
public sealed record ManyPoemsRun(int ExitCode, IReadOnlyList<(int Task, int Bytes)> Chunks, int PoemCount, int FailureCount);
