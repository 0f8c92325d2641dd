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
    [InlineData("a = new{-> throw}; b = new; a.pair{}{-> same}; a.chain(b); b.pair{b.callback{} -> failure}; flush; a.cancel; b.errback{}")]
    [InlineData("a = succeed(null); b = fail(unreadable); c = execute{-> throw interrupted}; b.both{-> same}; a.both{-> broken}; a.both{}")]
    [InlineData("a = new{a.fire(failure)}; b.fire; a.callback{b = new; b.callback{}; b.fire -> @b}; a.errback{-> @b}; a.cancel; b.fire")]
    public void It_prints_what_the_product_does(string text) => VerifyPrinted(DeferredProgram.Parse(text));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_prints_what_the_product_does_in_random_programs(int seed)
    {
        var programs = new RandomPrograms(seed, seed % 2 == 0 ? RandomPrograms.Plain : RandomPrograms.All);
        for (var i = 0; i < 60; i++)
        {
            VerifyPrinted(programs.Next());
        }
    }

    [Theory]
    [InlineData("a = new; b = new; l = list(a, b, a | consume); l.both{}; b.err; b.both{}; a.fire; f = list(a | callback); f.both{}")]
    [InlineData("a = new; b = new; l = list(a, b | errback); l.both{}; f = list(); f.both{}; g = list(a, b | callback errback); b.err")]
    [InlineData("a = fail; b = succeed(null); g = gather(a, b); g.both{-> same}; h = gather(b | consume); h.both{}; r = race(a, b)")]
    [InlineData("a = fail; r = race(); s = race(a); s.both{}; b = new; t = race(b, a); t.both{}; b.err")]
    [InlineData("a = new; a.timeout(2){-> null}; b = new; b.timeout(1); b.timeout(-); a.both{}; b.both{-> same}; advance(1); advance(5)")]
    [InlineData("a = new; w = later(1); w.both{}; x = later(2){-> @a}; x.both{}; y = later(3); y.cancel; y.both{}; advance(1); advance(5)")]
    [InlineData("a = maybe{}; b = maybe{-> @a}; c = maybe{-> failure}; c.log; c.errback{}; b.both{}; d = new{-> throw}; d.cancel")]
    public void It_prints_what_the_rules_say(string text)
    {
        VerifyExpectation(DeferredProgram.Parse(text));
        VerifyPrinted(DeferredProgram.Parse(text));
    }

    [Theory]
    [InlineData("A = lock; a = acquire(A); a.both{}; h = hold(A){}; h.both{}; A.release; A.release; B = semaphore(0); B = semaphore(2)")]
    [InlineData("C = queue(1, 1); a = get(C); b = get(C); a.both{}; C.put; C.put; C.put; c = get(C); c.both{}; C = lock; d = acquire(C)")]
    [InlineData("A.release; a = acquire(A); a.both{A = lock; b = acquire(A); b.both{}}; h = hold(A){-> throw}")]
    public void With_locks_too_it_prints_what_the_product_does(string text) => VerifyPrinted(DeferredProgram.Parse(text));

    private static void VerifyExpectation(DeferredProgram program)
    {
        var snippet = CSharpSnippet.Of(program);
        var said = snippet[snippet.IndexOf("// Prints:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(line => line.StartsWith("//   ", StringComparison.Ordinal))
            .Select(line => line["//   ".Length..])
            .ToList();
        var printed = SnippetRunner.Run(snippet);

        Assert.True(said.SequenceEqual(printed, StringComparer.Ordinal), $"{snippet}\nprinted:\n{string.Join('\n', printed)}");
    }

    private void VerifyPrinted(DeferredProgram program)
    {
        var rehearsal = Rehearsal.Of(program);
        var snippet = CSharpSnippet.Of(rehearsal);
        using var product = new ProductSubject();
        var trace = ProgramRun.Of(product, program);
        var expected = CSharpSnippet.Printed(new SnippetPlan(rehearsal, false), trace.Events);

        output.WriteLine(snippet);
        var printed = SnippetRunner.Run(snippet);
        Assert.True(
            expected.SequenceEqual(printed, StringComparer.Ordinal),
            $"{snippet}\nprinted:\n{string.Join('\n', printed)}\nproduct:\n{string.Join('\n', expected)}\n{trace}\n");
    }
}
