namespace TrialNet.Shared.CommandLine;

/// <summary>The value of an option.</summary>
/// <param name="Name">What it is called in texts.</param>
/// <param name="IsOptional">Whether it may be left out; it then goes with <c>=</c> only, so that no argument is taken for it.</param>
internal sealed record OptionValue(string Name, bool IsOptional = false);
