using System.Text;
using System.Text.RegularExpressions;

namespace TrialNet.Conformance.Explaining;

/// <summary>Lines of C#, indented, with remarks that stand below each other where they can.</summary>
internal sealed class SnippetLines
{
    private const int RemarkColumn = 56;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _code = new();
    private int _depth;

    /// <summary>Adds a line; null adds none.</summary>
    internal void Add(string? line, string remark = "")
    {
        if (line is null)
        {
            return;
        }

        var indented = line.Length == 0 ? line : new string(' ', _depth * 4) + line;
        _code.Append(line.StartsWith("//", StringComparison.Ordinal) ? string.Empty : line).Append('\n');
        _text.Append(remark.Length == 0 ? indented : $"{indented.PadRight(RemarkColumn)}  // {remark}").Append('\n');
    }

    /// <summary>Adds what other lines hold.</summary>
    internal void Add(SnippetLines other) => _text.Append(other._text);

    /// <summary>Whether there is anything but remarks.</summary>
    internal bool HasCode => _code.ToString().Trim().Length > 0;

    /// <summary>Whether a variable is spoken of, remarks not counted.</summary>
    internal bool Speaks(string variable) =>
        Regex.IsMatch(_code.ToString(), $@"\b{variable}\b", RegexOptions.None, TimeSpan.FromSeconds(10));

    internal void Open()
    {
        Add("{");
        _depth++;
    }

    internal void Close(string after = "")
    {
        _depth--;
        Add("}" + after);
    }

    public override string ToString() => _text.ToString();
}
