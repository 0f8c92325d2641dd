namespace TrialNet.Framework;

/// <summary>A warning that was given during a test.</summary>
/// <param name="Message">What there is to be warned of.</param>
/// <param name="Category">Who warned; null for the test's own <c>Warn</c>.</param>
/// <param name="File">The source file of the call; null where it is not known.</param>
/// <param name="Line">The line of the call, from 1; 0 where it is not known.</param>
public sealed record TestWarning(string Message, string? Category, string? File, int Line);
