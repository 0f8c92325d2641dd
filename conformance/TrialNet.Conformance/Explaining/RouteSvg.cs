using System.Globalization;
using System.Security;
using System.Text;

namespace TrialNet.Conformance.Explaining;

/// <summary>Draws a scene as SVG that stands for itself: no scripts, no fonts, readable on light and on dark ground.</summary>
internal static class RouteSvg
{
    private const int CellWidth = 8;
    private const int CellHeight = 17;
    private const int Margin = 12;

    // Each drawing brings its own rules, so that it can stand alone; several on a page say the same.
    private const string Style = """
        .tn-route{font:13px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace}
        .tn-route{--tn-ink:#1f2328;--tn-dim:#818b98;--tn-value:#1a7f37;--tn-failure:#cf222e;--tn-mark:#8250df}
        @media(prefers-color-scheme:dark){
        .tn-route{--tn-ink:#e6edf3;--tn-dim:#7d8590;--tn-value:#3fb950;--tn-failure:#f85149;--tn-mark:#d2a8ff}}
        .tn-route text{white-space:pre;fill:var(--tn-ink)}
        .tn-route rect,.tn-route path{fill:none;stroke:var(--tn-ink);stroke-width:1.3}
        .tn-route .dim{stroke:var(--tn-dim)}.tn-route text.dim{fill:var(--tn-dim);stroke:none}
        .tn-route .value{stroke:var(--tn-value);stroke-width:2}.tn-route text.value{fill:var(--tn-value);stroke:none}
        .tn-route .failure{stroke:var(--tn-failure);stroke-width:2}.tn-route text.failure{fill:var(--tn-failure);stroke:none}
        .tn-route text.mark{fill:var(--tn-mark);stroke:none;font-weight:bold}.tn-route text.strong{font-weight:bold;stroke:none}
        .tn-route .dashed{stroke-dasharray:3 3}
        """;

    /// <summary>Draws it.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="title">What a reader who cannot see it is told first.</param>
    /// <param name="description">The same story in words.</param>
    internal static string Of(RouteScene scene, string title, string description)
    {
        var (width, height) = ((scene.Width * CellWidth) + (Margin * 2), (scene.Height * CellHeight) + (Margin * 2));
        var svg = new StringBuilder();
        var label = Escape(title);
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tn-route\" role=\"img\" aria-label=\"{label}\" ");
        Append(svg, $"viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n");
        Append(svg, $"<title>{label}</title>\n<desc>{Escape(description)}</desc>\n<style>\n{Style}\n</style>\n");
        foreach (var line in scene.Lines)
        {
            Append(svg, line);
        }

        foreach (var box in scene.Boxes)
        {
            var (x, y) = (MiddleX(box.X), MiddleY(box.Y));
            Append(svg, $"<rect x=\"{x}\" y=\"{y}\" width=\"{(box.Width - 1) * CellWidth}\" height=\"{(box.Height - 1) * CellHeight}\"");
            Append(svg, $" rx=\"4\"{ClassOf(box.Style, box.IsDashed)}/>\n");
        }

        foreach (var text in scene.Texts)
        {
            Append(svg, $"<text x=\"{Margin + (text.X * CellWidth)}\" y=\"{MiddleY(text.Y) + 4}\"{LengthOf(text.Text)}");
            Append(svg, $"{ClassOf(text.Style, false)}>{Escape(text.Text)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, RouteLine line)
    {
        var (x1, y1, x2, y2) = (MiddleX(line.X1), MiddleY(line.Y1), MiddleX(line.X2), MiddleY(line.Y2));
        Append(svg, $"<path d=\"M{x1} {y1}L{x2} {y2}\"{ClassOf(line.Style, line.IsDashed)}/>\n");
        if (line.HasArrow)
        {
            var back = x2 + (Math.Sign(line.X1 - line.X2) * 6);
            Append(svg, $"<path d=\"M{back} {y2 - 4}L{x2} {y2}L{back} {y2 + 4}\"{ClassOf(line.Style, false)}/>\n");
        }
    }

    private static void Append(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whatever font is there, a text takes the room that the layout gave it.</summary>
    private static string LengthOf(string text) => text.Length < 2 ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $" textLength=\"{text.Length * CellWidth}\" lengthAdjust=\"spacingAndGlyphs\"");

    private static int MiddleX(int x) => Margin + (x * CellWidth) + (CellWidth / 2);

    private static int MiddleY(int y) => Margin + (y * CellHeight) + (CellHeight / 2);

    private static string ClassOf(RouteStyle style, bool isDashed)
    {
        var name = style switch
        {
            RouteStyle.Dim => "dim",
            RouteStyle.Value => "value",
            RouteStyle.Failure => "failure",
            RouteStyle.Mark => "mark",
            RouteStyle.Strong => "strong",
            _ => string.Empty,
        };
        name = isDashed ? $"{name} dashed".Trim() : name;
        return name.Length == 0 ? string.Empty : $" class=\"{name}\"";
    }

    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
