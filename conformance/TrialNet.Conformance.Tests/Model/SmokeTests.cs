using TrialNet.Conformance.Model;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Model;

public sealed class SmokeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("a = new; a.both{}; a.fire; a.look")]
    [InlineData("a = new; b = new; a.both{-> @b}; a.both{}; b.both{}; a.fire; a.look; b.fire; b.both{}; a.fire; a.cancel")]
    [InlineData("a = new; a.both{-> throw}; a.both{-> @a}; a.err; a.both{}; a.unpause; b = fail; b.errback{-> raise}")]
    [InlineData("a = new; m = body{await(a); through(b) -> @a}; b = new; a.fire; m.both{}; m.cancel; a.both{}")]
    public void Same(string text)
    {
        var program = DeferredProgram.Parse(text);
        using var model = new ModelSubject();
        var expected = ProgramRun.Of(model, program);
        using var product = new ProductSubject();
        var actual = ProgramRun.Of(product, program);
        output.WriteLine(expected.ToString());
        Assert.Equal(expected.ToString(), actual.ToString());
    }
}
