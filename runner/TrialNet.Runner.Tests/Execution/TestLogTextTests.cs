using System.Globalization;
using System.Text;
using TrialNet.Runner.Execution;

namespace TrialNet.Runner.Tests.Execution;

public sealed class TestLogTextTests
{
    private readonly TestLogText _text = new();

    private string Written => Encoding.UTF8.GetString(_text.Written);

    [Fact]
    public void A_line_begins_with_the_time_in_milliseconds()
    {
        _text.BeginLine(new DateTimeOffset(2026, 2, 3, 6, 5, 6, 7, TimeSpan.FromHours(2)).AddTicks(9_999));
        _text.Append("text");
        _text.EndLine();
        Assert.Equal("2026-02-03 04:05:06.007Z text" + Environment.NewLine, Written);
    }

    [Fact]
    public void Each_line_has_its_own_second()
    {
        var first = new DateTimeOffset(1999, 12, 31, 23, 59, 59, 998, TimeSpan.Zero);
        foreach (var milliseconds in new[] { 0, 1, 2, 1002 })
        {
            _text.BeginLine(first.AddMilliseconds(milliseconds));
        }

        Assert.Equal("1999-12-31 23:59:59.998Z 1999-12-31 23:59:59.999Z 2000-01-01 00:00:00.000Z 2000-01-01 00:00:01.000Z ", Written);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0004999")]
    [InlineData("0.0005")]
    [InlineData("0.9994")]
    [InlineData("0.9995")]
    [InlineData("12.345")]
    [InlineData("864000.1")]
    public void A_time_is_written_in_seconds_to_three_places(string seconds)
    {
        var time = decimal.Parse(seconds, CultureInfo.InvariantCulture);
        _text.Append(new TimeSpan((long)(time * TimeSpan.TicksPerSecond)));
        Assert.Equal(decimal.Round(time, 3, MidpointRounding.AwayFromZero).ToString("0.000", CultureInfo.InvariantCulture), Written);
    }

    [Fact]
    public void Half_a_character_is_replaced_and_text_of_any_length_fits()
    {
        var text = new string('\u00e9', 1_000_000);
        _text.Append(text);
        _text.Append("a\ud800b");
        Assert.Equal(text + "a\ufffdb", Written);
        _text.Clear();
        Assert.Equal("", Written);
    }
}
