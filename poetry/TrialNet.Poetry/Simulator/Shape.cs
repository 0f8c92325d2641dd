namespace TrialNet.Poetry.Simulator;

/// <summary>A part of a drawing, placed in a panel by side and row.</summary>
/// <param name="Row">The row of letters in which it begins.</param>
internal abstract record Shape(int Row)
{
    /// <summary>How many letters wide a box is.</summary>
    public const int BoxWidth = 18;

    /// <summary>How many rows high a box is.</summary>
    public const int BoxHeight = 5;

    /// <summary>How many letters are between the two sides.</summary>
    public const int Gap = 2;

    /// <summary>How many rows high an arrow is.</summary>
    public const int ArrowHeight = 3;

    /// <summary>The first column of a side.</summary>
    public static int ColumnOf(Side side) => (int)side * (BoxWidth + Gap);

    /// <summary>The column of a side in which its arrows are.</summary>
    public static int CentreOf(Side side) => ColumnOf(side) + (BoxWidth / 2) - 1;

    /// <summary>A callback or errback.</summary>
    internal sealed record Box(Side Side, int Row, string Top, string Middle, string Bottom) : Shape(Row);

    /// <summary>A value or failure at either end of a chain.</summary>
    internal sealed record Label(Side Side, int Row, string Text) : Shape(Row);

    /// <summary>The way from one pair to the next.</summary>
    internal sealed record Arrow(Side From, Side To, int Row) : Shape(Row);
}
