namespace TrialNet.Conformance.Explaining;

/// <summary>A box of a drawing, in cells.</summary>
/// <param name="X">The column of its left border.</param>
/// <param name="Y">The row of its upper border.</param>
/// <param name="Width">Columns, borders included.</param>
/// <param name="Height">Rows, borders included.</param>
/// <param name="Style">How it looks.</param>
/// <param name="IsDashed">Whether nothing is there: a side that lets results pass, a pair that is not reached.</param>
internal sealed record RouteBox(int X, int Y, int Width, int Height, RouteStyle Style, bool IsDashed = false);
