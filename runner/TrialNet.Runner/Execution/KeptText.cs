using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Execution;

/// <summary>The beginning and the end of a text of any length. Threading: guarded by the caller.</summary>
internal sealed class KeptText
{
    private const int HeadLength = 16 * 1024;
    private const int TailLength = 48 * 1024;

    private readonly StringBuilder _head = new();
    private readonly StringBuilder _tail = new();
    private long _left;

    /// <summary>As much of a text as is kept.</summary>
    internal static string Of(string text)
    {
        if (text.Length <= HeadLength + TailLength)
        {
            return text;
        }

        var kept = new KeptText();
        kept.Append(text);
        return kept.ToString();
    }

    internal void Append(ReadOnlySpan<char> text)
    {
        var room = Math.Min(HeadLength - _head.Length, text.Length);
        _head.Append(text[..room]);
        text = text[room..];
        if (text.Length > TailLength)
        {
            _left += text.Length - TailLength;
            text = text[^TailLength..];
        }

        _tail.Append(text);

        // Now and then, so that many short pieces do not move the whole each.
        if (_tail.Length > 2 * TailLength)
        {
            Cut();
        }
    }

    public override string ToString()
    {
        if (_tail.Length > TailLength)
        {
            Cut();
        }

        return _left == 0
            ? $"{_head}{_tail}"
            : string.Create(CultureInfo.InvariantCulture, $"{_head}\n... {_left} characters left out ...\n{_tail}");
    }

    private void Cut()
    {
        var surplus = _tail.Length - TailLength;
        _tail.Remove(0, surplus);
        _left += surplus;
    }
}
