using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Tests.Mutants;

public sealed class MutantBuilderTests
{
    [Theory]
    [InlineData("no such words", 0)]
    [InlineData("Run(this);", 6)]
    public void An_edit_that_does_not_stand_in_one_place_is_refused(string find, int atLeast)
    {
        var error = Assert.Throws<MutantException>(() => MutantBuilder.Build([new Edit("CallbackChain", find, "")]));

        Assert.Contains("times in CallbackChain*.cs of reactor/TrialNet.Defer, not once", error.Message, StringComparison.Ordinal);
        Assert.Contains(find, error.Message, StringComparison.Ordinal);
        Assert.InRange(int.Parse(error.Message.Split("occurs ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), atLeast, 20);
    }

    [Fact]
    public void A_mutant_that_does_not_compile_is_refused_with_the_compilers_words()
    {
        var error = Assert.Throws<MutantException>(() => MutantBuilder.Build([new Edit("BothStep", "onEither(Outcome<T>.Open(result))", "nobody")]));

        Assert.Contains("CS0103", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blanks_in_an_edit_are_those_of_the_source_however_many()
    {
        using var mutant = MutantBuilder.Build([new Edit("CallbackStep", "result is\n Failure   ?   result", "result is Failure ? null")]);
        using var subject = mutant.Open();

        var trace = ProgramRun.Of(subject, DeferredProgram.Parse("a = new; a.callback{}; a.both{}; a.err"));

        Assert.Contains("p1 [ null", trace.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutant_has_a_product_of_its_own_and_shares_the_kit()
    {
        using var mutant = MutantBuilder.Build([]);
        using var subject = mutant.Open();

        Assert.Equal("TrialNet.Defer", mutant.Product.GetName().Name);
        Assert.NotSame(typeof(Defer.Deferred).Assembly, mutant.Product);
        Assert.NotSame(typeof(ProductSubject), subject.GetType());
    }
}
