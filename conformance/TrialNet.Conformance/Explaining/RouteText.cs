namespace TrialNet.Conformance.Explaining;

/// <summary>A text of a drawing, on one row.</summary>
/// <param name="X">The column of its first character.</param>
/// <param name="Y">The row.</param>
/// <param name="Text">The text.</param>
/// <param name="Style">How it looks.</param>
internal sealed record RouteText(int X, int Y, string Text, RouteStyle Style = RouteStyle.Plain);
