using System.Text;

namespace TrialNet.Conformance.Explaining;

/// <summary>Writes an explanation for a terminal.</summary>
internal sealed class ExplanationText
{
    private const int Width = 98;
    private const int Half = 44;
    private const string Key = "> 2: operation 2 begins   p0 [ v1: pair p0 is called with v1 (!E1: a failure)   p0 ]: it is over";

    private readonly StringBuilder _text = new();
    private readonly bool _isColoured;

    private ExplanationText(bool isColoured) => _isColoured = isColoured;

    internal static string Of(Explanation explanation, bool isColoured)
    {
        var writer = new ExplanationText(isColoured);
        writer.WriteRule(explanation);
        writer.WriteDisagreement(explanation);
        writer.WriteProgram(explanation);
        writer.WriteTraces(explanation);
        writer.Head("The route");
        writer._text.Append('\n').Append(Indented(explanation.Drawing.ToText(isColoured)));
        writer.Head("The same in C#");
        writer._text.Append('\n').Append(Indented(explanation.CSharp));
        if (explanation.Replay.Length > 0)
        {
            writer.Head("To see it again");
            writer._text.Append('\n').Append("  ").Append(explanation.Replay).Append('\n');
        }

        return writer._text.ToString();
    }

    /// <summary>Lines of at most so many columns, cut between words.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
        }

        yield return line.ToString();
    }

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));

    private void WriteRule(Explanation explanation)
    {
        var rule = explanation.Rule;
        Labelled(rule.Id, RouteStyle.Strong, rule.Statement, RouteStyle.Plain);
        if (rule.Intent.Length > 0)
        {
            Labelled("why", RouteStyle.Dim, rule.Intent, RouteStyle.Dim);
        }

        if (explanation.Involved.Count > 0)
        {
            Labelled("see also", RouteStyle.Dim, string.Join(", ", explanation.Involved), RouteStyle.Dim);
        }
    }

    private void WriteDisagreement(Explanation explanation)
    {
        _text.Append('\n');
        for (var i = 0; i < explanation.Expected.Count; i++)
        {
            Labelled(i == 0 ? "expected" : "or", RouteStyle.Value, explanation.Expected[i], RouteStyle.Plain);
        }

        Labelled("but", RouteStyle.Failure, explanation.Actual, RouteStyle.Plain);
        Labelled("where", RouteStyle.Dim, explanation.During, RouteStyle.Plain);
        if (explanation.Rule.LookAt.Length > 0)
        {
            Labelled("look at", RouteStyle.Mark, explanation.Rule.LookAt, RouteStyle.Plain);
        }
    }

    private void WriteProgram(Explanation explanation)
    {
        Head("The program");
        _text.Append('\n');
        foreach (var (number, text) in explanation.Operations)
        {
            _text.Append(Ansi.Paint(number.PadLeft(4), RouteStyle.Dim, _isColoured)).Append("  ").Append(text).Append('\n');
        }
    }

    private void WriteTraces(Explanation explanation)
    {
        Head("What was seen");
        _text.Append('\n').Append("  ").Append(Ansi.Paint(Key, RouteStyle.Dim, _isColoured)).Append("\n\n");
        _text.Append("    ").Append(Ansi.Paint("by the rules".PadRight(Half), RouteStyle.Dim, _isColoured));
        _text.Append("  ").Append(Ansi.Paint("the subject", RouteStyle.Dim, _isColoured)).Append('\n');
        foreach (var row in explanation.Rows)
        {
            var left = Fit(row.Expected).PadRight(Half);
            var right = Fit(row.Actual);
            _text.Append(row.IsParting ? Ansi.Paint("  ✗ ", RouteStyle.Mark, _isColoured) : "    ");
            _text.Append(row.IsParting ? Ansi.Paint(left, RouteStyle.Value, _isColoured) : left).Append("  ");
            _text.Append(row.IsParting ? Ansi.Paint(right, RouteStyle.Failure, _isColoured) : right);
            TrimEnd();
            _text.Append('\n');
        }
    }

    private static string Fit(string text) => text.Length <= Half ? text : string.Concat(text.AsSpan(0, Half - 1), "…");

    private void TrimEnd()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }
    }

    private void Head(string title) => _text.Append('\n').Append(Ansi.Paint(title, RouteStyle.Strong, _isColoured)).Append('\n');

    private void Labelled(string label, RouteStyle labelStyle, string text, RouteStyle style)
    {
        const int Indent = 10;
        var isFirst = true;
        foreach (var line in Wrap(text, Width - Indent))
        {
            var head = (isFirst ? label : string.Empty).PadRight(Indent);
            _text.Append(Ansi.Paint(head, isFirst ? labelStyle : RouteStyle.Plain, _isColoured));
            _text.Append(Ansi.Paint(line, style, _isColoured)).Append('\n');
            isFirst = false;
        }
    }
}
