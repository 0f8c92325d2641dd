using TrialNet.Conformance.Bridge;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Tests.Bridge;

public sealed class TwistedDialectTests
{
    [Theory]
    [InlineData("a = new; a.both{-> @a}; a.fire; a.unpause; a.pause; a.both{}")]
    [InlineData("a = new{-> throw}; m = body{await(a); through(a) -> @a}; m.pause; m.cancel; m.cancel; m.unpause; m.look")]
    [InlineData("a = new; b = new; a.both{-> @b}; b.both{-> @a}; a.fire; b.fire; a.look")]
    public void What_ends_is_accepted_however_odd_it_is(string program) =>
        Assert.True(TwistedDialect.Accepts(DeferredProgram.Parse(program)));

    [Theory]
    [InlineData("a = race()")]
    [InlineData("a = new; a.both{flush}")]
    public void What_Twisted_lacks_is_refused(string program) =>
        Assert.False(TwistedDialect.Accepts(DeferredProgram.Parse(program)));

    [Theory]
    [InlineData("a = new{a.cancel}; a.cancel")]
    [InlineData("a = new; a.both{-> @a}; a.fire; a.cancel")]
    [InlineData("a = new; b = new; a.both{-> @b}; b.both{-> @a}; a.fire; b.fire; a.timeout(1); advance(1)")]
    [InlineData("a = new; b = new; l = list(a, b); a.both{-> @l}; a.fire; l.cancel")]
    [InlineData("a = new; a.both{-> @a}; a.both{a.look}; a.fire; a.both{a.look}; a.unpause; a.pause; a.unpause; a.cancel")]
    public void What_never_ends_in_Twisted_is_refused(string program) =>
        Assert.False(TwistedDialect.Accepts(DeferredProgram.Parse(program)));
}
