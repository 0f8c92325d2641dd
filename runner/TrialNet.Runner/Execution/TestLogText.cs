using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Execution;

/// <summary>Lines of the log on their way to its file, in UTF-8. Threading: one thread at a time.</summary>
internal sealed class TestLogText
{
    private const int FirstSize = 512;
    private const int MostKept = 1024 * 1024;
    private const int SecondLength = 20;
    private const int LongestNumber = 20;

    private readonly byte[] _second = new byte[SecondLength];
    private byte[] _text = new byte[FirstSize];
    private int _length;
    private long _secondNumber = -1;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _text.AsSpan(0, _length);

    internal void Clear()
    {
        _length = 0;
        if (_text.Length > MostKept)
        {
            _text = new byte[FirstSize];
        }
    }

    /// <summary>Writes a line: its time, and what there is to say.</summary>
    /// <returns>False if there was no room for it; nothing of it is there then.</returns>
    internal bool TryAppend(in TestLogLine line)
    {
        var length = _length;
        try
        {
            Append(line);
            return true;
        }
        catch (Exception error) when (error is OutOfMemoryException or ArgumentException or OverflowException)
        {
            // A test may have used up the memory for a while, and no array may be long enough for what it logs.
            _length = length;
            return false;
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

        _second.CopyTo(Room(SecondLength));
        _length += SecondLength;
        AppendThreeDigits((int)(rest / TimeSpan.TicksPerMillisecond));
        Append("Z ");
    }

    /// <summary>Writes text; half a character, which tests may print, becomes U+FFFD.</summary>
    internal void Append(string text) => _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Writes how long something took, in seconds to three places.</summary>
    internal void Append(TimeSpan time)
    {
        var (seconds, milliseconds) = Math.DivRem((time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond, 1000);
        seconds.TryFormat(Room(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
        Append(".");
        AppendThreeDigits((int)milliseconds);
    }

    internal void EndLine() => Append(Environment.NewLine);

    private void Append(in TestLogLine line)
    {
        BeginLine(line.Time);
        if (line.Text is null)
        {
            Append(line.Verdict.ToString());
            Append(" after ");
            Append(line.Duration);
            Append(" s");
        }
        else if (line.Begins)
        {
            Append("--> ");
            Append(line.Text);
            Append(" <--");
        }
        else
        {
            Append(line.Text);
        }

        EndLine();
    }

    private void AppendThreeDigits(int number)
    {
        var room = Room(3);
        room[0] = (byte)('0' + (number / 100));
        room[1] = (byte)('0' + (number / 10 % 10));
        room[2] = (byte)('0' + (number % 10));
        _length += 3;
    }

    private Span<byte> Room(int size)
    {
        if (_text.Length - _length < size)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + size));
        }

        return _text.AsSpan(_length);
    }
}
