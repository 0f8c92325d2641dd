namespace TrialNet.Conformance.Explaining;

/// <summary>A straight line of a drawing, from the middle of one cell to the middle of another.</summary>
/// <param name="X1">The column where it begins.</param>
/// <param name="Y1">The row where it begins.</param>
/// <param name="X2">The column where it ends.</param>
/// <param name="Y2">The row where it ends.</param>
/// <param name="Style">How it looks.</param>
/// <param name="IsDashed">Whether something stands still there, or is under way inside a call.</param>
/// <param name="HasArrow">Whether its end is an arrow's head.</param>
internal sealed record RouteLine(int X1, int Y1, int X2, int Y2, RouteStyle Style, bool IsDashed = false, bool HasArrow = false);
