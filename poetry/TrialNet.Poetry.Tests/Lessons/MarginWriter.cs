using System.Globalization;
using System.Text;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>Writes into a text that others write into too, each line with a margin of its own.</summary>
internal sealed class MarginWriter(StringBuilder text, string margin) : TextWriter(CultureInfo.InvariantCulture)
{
    private bool _isInLine;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\r')
        {
            return;
        }

        if (!_isInLine)
        {
            text.Append(margin);
        }

        text.Append(value);
        _isInLine = value != '\n';
    }
}
