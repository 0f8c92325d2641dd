using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Explaining;

public sealed class CSharpSnippetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("a = new; a.both{}; a.fire; a.look")]
    [InlineData("a = new; b = new; a.callback{-> @b}; a.both{}; b.both{}; a.fire; a.look; b.fire; b.both{}; a.fire; a.cancel")]
    [InlineData("a = new; a.both{-> throw}; a.both{-> @a}; a.err; a.both{}; a.unpause; b = fail; b.errback{-> raise}")]
    [InlineData("a = new; m = body{await(a); through(b) -> @a}; b = new; a.fire; m.both{}; m.cancel; a.both{}")]
    [InlineData("a = new{-> throw}; b = new; a.pair{}{-> same}; a.chain(b); b.pair{b.callback{} -> failure}; flush; a.cancel; b.errback{-> null}")]
    [InlineData("a = succeed(null); b = fail(unreadable); c = execute{-> throw interrupted}; b.both{-> same}; a.both{-> broken}; a.both{}; c.both{}")]
    [InlineData("a = new{a.fire(failure)}; b.fire; a.callback{b = new; b.callback{}; b.fire; -> @b}; a.errback{-> @b}; a.cancel; b.fire(@a)")]
    public void It_prints_what_the_product_does(string text) => VerifyPrinted(DeferredProgram.Parse(text));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_prints_what_the_product_does_in_random_programs(int seed)
    {
        var programs = new RandomPrograms(seed, RandomPrograms.Plain);
        for (var i = 0; i < 60; i++)
        {
            VerifyPrinted(programs.Next());
        }
    }

    private void VerifyPrinted(DeferredProgram program)
    {
        var rehearsal = Rehearsal.Of(program);
        var snippet = CSharpSnippet.Of(rehearsal);
        using var product = new ProductSubject();
        var trace = ProgramRun.Of(product, program);
        var expected = CSharpSnippet.Printed(new SnippetPlan(rehearsal, false), trace.Events);

        output.WriteLine(snippet);
        Assert.Equal(expected, SnippetRunner.Run(snippet));
    }
}
