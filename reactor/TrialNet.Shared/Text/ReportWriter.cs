namespace TrialNet.Shared.Text;

/// <summary>
/// The one place where a report is written. Text that comes from elsewhere cannot steer the terminal (<see cref="HarmlessText"/>).
/// Lines end in <c>\n</c>. Threading: one thread at a time.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="colours">Whether it shows colours.</param>
/// <param name="line">The cursor's line, where somebody watches and a line is worth showing before it is complete; else null.</param>
internal sealed class ReportWriter(TextWriter output, bool colours = false, LiveLine? line = null)
{
    private const string Blanks = "                                                                                ";

    /// <summary>Whether somebody watches.</summary>
    public bool IsLive => line is not null;

    /// <summary>How many columns whoever watches has; zero where that is not known.</summary>
    public int Columns => line?.Width ?? 0;

    /// <summary>Whether somebody else has ended the line since the last question.</summary>
    /// <returns>Whether somebody has.</returns>
    public bool TakeBreak() => line is not null && line.TakeBreak();

    /// <summary>Writes text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">What it means.</param>
    public void Write(string text, TextStyle style = TextStyle.Plain)
    {
        var code = colours ? Code(style) : "";
        if (code.Length == 0)
        {
            output.Write(HarmlessText.Of(text));
            return;
        }

        output.Write(code);
        output.Write(HarmlessText.Of(text));
        output.Write("\u001b[0m");
    }

    /// <summary>Writes text and ends the line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">What it means.</param>
    public void WriteLine(string text = "", TextStyle style = TextStyle.Plain)
    {
        Write(text, style);
        output.Write('\n');
    }

    /// <summary>Writes blanks.</summary>
    /// <param name="count">How many.</param>
    public void WriteBlanks(int count)
    {
        for (; count > Blanks.Length; count -= Blanks.Length)
        {
            output.Write(Blanks);
        }

        output.Write(Blanks.AsSpan(0, count));
    }

    /// <summary>Takes away what stands in the line, and goes back to its beginning.</summary>
    /// <param name="length">How much stands there.</param>
    public void EraseLine(int length)
    {
        output.Write('\r');
        WriteBlanks(length);
        output.Write('\r');
    }

    /// <summary>Hands everything written so far to the reader.</summary>
    public void Flush() => output.Flush();

    private static string Code(TextStyle style) => style switch
    {
        TextStyle.Good => "\u001b[32m",
        TextStyle.Bad => "\u001b[31m",
        TextStyle.Notice => "\u001b[33m",
        TextStyle.Faint => "\u001b[2m",
        _ => "",
    };
}
