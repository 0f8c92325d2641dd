using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TrialNet.Reactor.Simulated;

/// <summary>The text of a line of the trace; costs nothing where no lines are kept.</summary>
[InterpolatedStringHandler]
internal readonly ref struct TraceText
{
    private readonly StringBuilder? _text;

    public TraceText(int literalLength, int holes, SimulationTrace trace, out bool isOn)
    {
        isOn = trace.IsOn;
        _text = isOn ? new StringBuilder(literalLength + (holes * 16)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    internal string Take() => _text!.ToString();
}
