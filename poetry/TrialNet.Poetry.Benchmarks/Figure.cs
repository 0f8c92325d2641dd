namespace TrialNet.Poetry.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out, with its unit.</param>
/// <param name="Gate">What was promised; empty if nothing was.</param>
/// <param name="Holds">Whether the promise is kept; null if there is none, or it cannot be judged here.</param>
internal sealed record Figure(string Name, string Value, string Gate = "", bool? Holds = null);
