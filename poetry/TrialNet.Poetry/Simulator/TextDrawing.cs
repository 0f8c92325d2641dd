namespace TrialNet.Poetry.Simulator;

/// <summary>Draws with letters.</summary>
internal static class TextDrawing
{
    private const string Margin = "   ";
    private const string Separator = Margin + "|  ";

    /// <summary>The panels side by side.</summary>
    public static IEnumerable<string> SideBySide(IReadOnlyList<Panel> panels)
    {
        var blank = new string(' ', Separator.Length);
        var rows = panels.Select(Draw).ToList();
        yield return Join(blank, panels.Select(static panel => Centred(panel.Title)));
        yield return Join(blank, panels.Select(static panel => Centred(Underline(panel))));
        yield return "";
        for (var row = 0; row < panels[0].Height; row++)
        {
            yield return Join(Separator, rows.Select(lines => lines[row]));
        }
    }

    /// <summary>The panels one below the other.</summary>
    public static IEnumerable<string> Narrow(IReadOnlyList<Panel> panels)
    {
        var blank = 1;
        foreach (var panel in panels)
        {
            for (; blank > 0; blank--)
            {
                yield return "";
            }

            yield return Centred(panel.Title).TrimEnd();
            yield return Centred(Underline(panel)).TrimEnd();
            yield return "";
            foreach (var line in string.Join('\n', Draw(panel).Select(static line => line.TrimEnd())).Trim('\n').Split('\n'))
            {
                yield return line;
            }

            blank = Shape.ArrowHeight;
        }
    }

    private static string Underline(Panel panel) => new('-', panel.Title.Length);

    private static string Join(string separator, IEnumerable<string> parts) => string.Join(separator, parts).TrimEnd();

    private static string Centred(string text) => text.PadLeft(((Panel.Width - text.Length) / 2) + text.Length).PadRight(Panel.Width);

    private static IReadOnlyList<string> Draw(Panel panel)
    {
        var canvas = new Canvas(Panel.Width, panel.Height);
        foreach (var shape in panel.Shapes)
        {
            switch (shape)
            {
                case Shape.Box box:
                    Draw(canvas, box);
                    break;
                case Shape.Label label:
                    canvas.WriteCentred(Shape.ColumnOf(label.Side), label.Row, Shape.BoxWidth, label.Text);
                    break;
                case Shape.Arrow arrow:
                    Draw(canvas, arrow);
                    break;
            }
        }

        return canvas.Lines;
    }

    private static void Draw(Canvas canvas, Shape.Box box)
    {
        var column = Shape.ColumnOf(box.Side);
        var edge = new string('-', Shape.BoxWidth);
        var inside = $"|{new string(' ', Shape.BoxWidth - 2)}|";
        string[] rows = [edge, inside, inside, inside, edge];
        string[] texts = ["", box.Top, box.Middle, box.Bottom, ""];
        for (var i = 0; i < Shape.BoxHeight; i++)
        {
            canvas.Write(column, box.Row + i, rows[i]);
            canvas.WriteCentred(column, box.Row + i, Shape.BoxWidth, texts[i]);
        }
    }

    private static void Draw(Canvas canvas, Shape.Arrow arrow)
    {
        var (from, to) = (Shape.CentreOf(arrow.From), Shape.CentreOf(arrow.To));
        var crossing = $"|{new string('-', Math.Max(0, Math.Abs(from - to) - 1))}|";
        canvas.Write(from, arrow.Row, "|");
        canvas.Write(Math.Min(from, to), arrow.Row + 1, from == to ? "|" : crossing);
        canvas.Write(to - 1, arrow.Row + 2, @"\|/");
    }
}
