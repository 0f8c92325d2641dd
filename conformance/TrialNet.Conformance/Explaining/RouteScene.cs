namespace TrialNet.Conformance.Explaining;

/// <summary>A drawing as boxes, lines and texts on a grid of cells: the same for a terminal and for a page.</summary>
internal sealed class RouteScene
{
    /// <summary>The widest drawing, in columns.</summary>
    internal const int MaxWidth = 98;

    internal List<RouteBox> Boxes { get; } = [];

    internal List<RouteLine> Lines { get; } = [];

    internal List<RouteText> Texts { get; } = [];

    /// <summary>Rows.</summary>
    internal int Height { get; set; }

    /// <summary>Columns.</summary>
    internal int Width => Math.Max(
        Boxes.Select(box => box.X + box.Width).Append(0).Max(),
        Texts.Select(text => text.X + text.Text.Length).Append(0).Max());

    internal void Clear()
    {
        Boxes.Clear();
        Lines.Clear();
        Texts.Clear();
    }
}
