using System.Buffers;
using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Execution;

/// <summary>Lines of the log on their way to its file, in UTF-8. Threading: one thread at a time.</summary>
internal sealed class TestLogText
{
    private const int FirstSize = 512;
    private const int MostKept = 1024 * 1024;
    private const int SecondLength = 20;
    private const int LongestTime = 64;

    private static readonly byte[] NewLine = Encoding.UTF8.GetBytes(Environment.NewLine);

    private readonly byte[] _second = new byte[SecondLength];
    private ArrayBufferWriter<byte> _text = new(FirstSize);
    private long _secondNumber = -1;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _text.WrittenSpan;

    internal void Clear()
    {
        _text.ResetWrittenCount();
        if (_text.Capacity > MostKept)
        {
            _text = new ArrayBufferWriter<byte>(FirstSize);
        }
    }

    /// <summary>Writes the time: <c>2001-02-03 04:05:06.789Z</c>.</summary>
    internal void BeginLine(DateTimeOffset time)
    {
        var (second, rest) = Math.DivRem(time.UtcTicks, TimeSpan.TicksPerSecond);
        if (second != _secondNumber)
        {
            // To format it takes longer than all the rest of a line, and most lines begin with the same.
            time.UtcDateTime.TryFormat(_second, out _, "yyyy-MM-dd HH:mm:ss.", CultureInfo.InvariantCulture);
            _secondNumber = second;
        }

        var milliseconds = (int)(rest / TimeSpan.TicksPerMillisecond);
        _text.Write(_second);
        _text.Write([(byte)('0' + (milliseconds / 100)), (byte)('0' + (milliseconds / 10 % 10)), (byte)('0' + (milliseconds % 10)), (byte)'Z', (byte)' ']);
    }

    /// <summary>Writes text; half a character, which tests may print, becomes U+FFFD.</summary>
    internal void Append(string text) => Encoding.UTF8.GetBytes(text, _text);

    /// <summary>Writes how long something took, in seconds to three places.</summary>
    internal void Append(TimeSpan time)
    {
        time.TotalSeconds.TryFormat(_text.GetSpan(LongestTime), out var length, "0.000", CultureInfo.InvariantCulture);
        _text.Advance(length);
    }

    internal void EndLine() => _text.Write(NewLine);
}
