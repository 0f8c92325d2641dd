namespace TrialNet.Defer;

/// <summary>What an iterator yields last: its result.</summary>
internal sealed record ReturnedValue(object? Value);
