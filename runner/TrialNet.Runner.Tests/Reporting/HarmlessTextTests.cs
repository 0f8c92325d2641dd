using TrialNet.Shared.Text;

namespace TrialNet.Runner.Tests.Reporting;

public sealed class HarmlessTextTests
{
    [Theory]
    [InlineData("plain\n\ttext", "plain\n\ttext")]
    [InlineData("a\u001b[31mb\u0007", "a\\u001b[31mb\\u0007")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\\u000dthree")]
    [InlineData("\u0085\ufffe", "\\u0085\\ufffe")]
    [InlineData("one\u202eowt\u202c \u2066x\u2069", "one\\u202eowt\\u202c \\u2066x\\u2069")]
    [InlineData("\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u206f\ufeff\ufffb", "\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u206f\\ufeff\\ufffb")]
    [InlineData("\u05d0\u200d\u0600\u2014", "\u05d0\u200d\u0600\u2014")]
    [InlineData("a pair \ud83d\ude00 stays", "a pair \ud83d\ude00 stays")]
    public void What_steers_a_terminal_is_written_out(string text, string harmless) => Assert.Equal(harmless, HarmlessText.Of(text));

    [Fact]
    public void Half_a_pair_is_written_out() => Assert.Equal("\\ud83d and \\ude00", HarmlessText.Of('\ud83d' + " and " + '\ude00'));
}
