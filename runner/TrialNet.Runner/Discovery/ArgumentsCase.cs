namespace TrialNet.Runner.Discovery;

/// <summary>One call of a parameterised test.</summary>
/// <param name="Text">What stands between the parentheses of its id.</param>
/// <param name="Values">What the method is called with; empty if it cannot be.</param>
/// <param name="Skip">Why it is not run; null if it is.</param>
/// <param name="LoadError">Why it cannot be run; null if it can.</param>
internal sealed record ArgumentsCase(string Text, object?[] Values, string? Skip, string? LoadError);
