namespace TrialNet.Runner.Results;

/// <summary>What a test wrote, each stream by itself; of much, the beginning and the end.</summary>
/// <param name="StandardOutput">Through <c>Console.Out</c>; null for nothing.</param>
/// <param name="StandardError">Through <c>Console.Error</c>; null for nothing.</param>
/// <param name="Log">Through the log of its reactor and its scope, which loggers write to as well. Left out are errors, which are problems unless they are flushed, and that ports and factories began and ended. Null for nothing.</param>
public sealed record TestOutput(string? StandardOutput, string? StandardError, string? Log);
