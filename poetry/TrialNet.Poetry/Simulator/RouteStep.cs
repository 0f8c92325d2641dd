namespace TrialNet.Poetry.Simulator;

/// <summary>One callback or errback that was called.</summary>
/// <param name="Side">Which of its pair.</param>
/// <param name="Input">What it got; a star behind it marks a failure.</param>
/// <param name="Output">What came of it, marked likewise.</param>
/// <param name="Name">What drawings call it; empty if nothing.</param>
internal sealed record RouteStep(Side Side, string Input, string Output, string Name = "");
