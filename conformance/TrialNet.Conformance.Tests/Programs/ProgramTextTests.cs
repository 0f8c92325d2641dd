using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Tests.Programs;

public sealed class ProgramTextTests
{
    [Theory]
    [InlineData("a = new; a.both{}; a.fire")]
    [InlineData("a = new{}; b = new{a.fire}; c = new{-> throw}; a.cancel")]
    [InlineData("a = new; a.callback{b.fire; -> @b}; a.errback{-> same}; a.pair{-> throw interrupted}{-> null}; a.pair{}")]
    [InlineData("a = succeed(null); b = fail; c = execute{-> throw}; d = maybe{-> @a}; a.fire(failure); b.err(unreadable)")]
    [InlineData("l = list(a, b, a | callback errback consume); g = gather(); r = race(a)")]
    [InlineData("a.timeout(5){-> same}; a.timeout(3); w = later(2){}; v = later(0); advance(4); flush")]
    [InlineData("m = body{await(a); through(b); a.cancel -> @c}")]
    [InlineData("A = lock; B = semaphore(2); C = queue(-, 1); a = acquire(A); b = get(C); c = hold(B){}; A.release; C.put; a.look; a.log; a.chain(b)")]
    public void A_program_is_read_as_it_was_written(string text)
    {
        var written = DeferredProgram.Parse(text).ToString();

        Assert.Equal(written, DeferredProgram.Parse(written).ToString());
        Assert.Equal(Normal(text), Normal(written));
    }

    [Theory]
    [InlineData("a == new", "a word")]
    [InlineData("a = knew", "one of new")]
    [InlineData("ab.fire", "a slot")]
    [InlineData("a.callback", "'{'")]
    [InlineData("a.fire; }", "';' or the end")]
    public void A_text_that_is_no_program_is_refused_with_the_place(string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => DeferredProgram.Parse(text));

        Assert.Contains("at character", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static string Normal(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace(";->", "->", StringComparison.Ordinal);
}
