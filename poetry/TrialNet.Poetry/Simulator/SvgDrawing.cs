using System.Globalization;
using System.Xml.Linq;

namespace TrialNet.Poetry.Simulator;

/// <summary>Draws the same as a picture for browsers: green for values, red for failures.</summary>
internal static class SvgDrawing
{
    private const double Letter = 8;
    private const double Line = 16;
    private const int Space = 6;
    private const int Top = 4;
    private const string Value = "#1a7f37";
    private const string Failure = "#cf222e";
    private const string Ink = "#24292f";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The picture of the panels, side by side.</summary>
    public static XDocument Of(IReadOnlyList<Panel> panels)
    {
        var width = ((Panel.Width * panels.Count) + (Space * (panels.Count + 1))) * Letter;
        var height = (panels[0].Height + Top + 1) * Line;
        return new XDocument(new XElement(
            Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("font-family", "monospace"),
            new XAttribute("font-size", "13"),
            new XAttribute("text-anchor", "middle"),
            new XElement(Svg + "title", "How a Deferred fires its callbacks and errbacks"),
            Marker("value", Value),
            Marker("failure", Failure),
            panels.Select(Draw)));
    }

    private static XElement Marker(string id, string color) => new(
        Svg + "marker",
        new XAttribute("id", id),
        new XAttribute("viewBox", "0 0 8 8"),
        new XAttribute("refX", "8"),
        new XAttribute("refY", "4"),
        new XAttribute("markerWidth", "8"),
        new XAttribute("markerHeight", "8"),
        new XAttribute("orient", "auto"),
        new XElement(Svg + "path", new XAttribute("d", "M0,0 L8,4 L0,8 z"), new XAttribute("fill", color)));

    private static XElement Draw(Panel panel, int index)
    {
        var left = (Space + (index * (Panel.Width + Space))) * Letter;
        return new XElement(
            Svg + "g",
            new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({left} {Top * Line})")),
            Text(Panel.Width / 2.0, -2, panel.Title, Ink),
            panel.Shapes.Select(Draw));
    }

    private static IEnumerable<XElement> Draw(Shape shape) => shape switch
    {
        Shape.Box box => Draw(box),
        Shape.Label label => [Text(Centre(label.Side), label.Row, label.Text, ColorOf(label.Text))],
        Shape.Arrow arrow => [Draw(arrow)],
        _ => [],
    };

    private static IEnumerable<XElement> Draw(Shape.Box box)
    {
        yield return new XElement(
            Svg + "rect",
            Number("x", Shape.ColumnOf(box.Side) * Letter),
            Number("y", box.Row * Line),
            Number("width", Shape.BoxWidth * Letter),
            Number("height", Shape.BoxHeight * Line),
            new XAttribute("rx", "6"),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", box.Side == Side.Callback ? Value : Failure));
        string[] texts = [box.Top, box.Middle, box.Bottom];
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0)
            {
                yield return Text(Centre(box.Side), box.Row + 1 + i, texts[i], box.Middle.Length > 0 ? Ink : ColorOf(texts[i]));
            }
        }
    }

    private static XElement Draw(Shape.Arrow arrow)
    {
        var (from, to) = (Centre(arrow.From) * Letter, Centre(arrow.To) * Letter);
        var (start, middle, end) = (arrow.Row * Line, (arrow.Row + 1.5) * Line, (arrow.Row + Shape.ArrowHeight) * Line);
        return new XElement(
            Svg + "polyline",
            new XAttribute("points", string.Create(CultureInfo.InvariantCulture, $"{from},{start} {from},{middle} {to},{middle} {to},{end}")),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", arrow.To == Side.Callback ? Value : Failure),
            new XAttribute("marker-end", arrow.To == Side.Callback ? "url(#value)" : "url(#failure)"));
    }

    private static double Centre(Side side) => Shape.ColumnOf(side) + (Shape.BoxWidth / 2.0);

    private static string ColorOf(string text) => text.EndsWith('*') ? Failure : Value;

    // The foot of a row's letters is a quarter above its end.
    private static XElement Text(double column, int row, string text, string color) => new(
        Svg + "text", Number("x", column * Letter), Number("y", (row + 0.75) * Line), new XAttribute("fill", color), text);

    private static XAttribute Number(string name, double value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
