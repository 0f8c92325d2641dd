using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class FileSizesTests
{
    [Theory]
    [InlineData("runner/TrialNet.Runner/Plan.cs", FileSizes.ProductCap)]
    [InlineData("runner/TrialNet.Runner.Tests/PlanTests.cs", FileSizes.TestCap)]
    [InlineData("reactor/TrialNet.Reactor.Benchmarks/Loops.cs", FileSizes.TestCap)]
    [InlineData("fixtures/TrialNet.Samples/Hanging.cs", FileSizes.TestCap)]
    public void A_file_at_its_cap_passes_and_one_line_more_fails(string path, int cap)
    {
        Expect.None(FileSizes.Check([Code(path, cap)]));
        Expect.One($"{path}: {cap + 1} lines, at most {cap} allowed; split it by axis", FileSizes.Check([Code(path, cap + 1)]));
    }

    [Fact]
    public void Only_code_is_counted() => Expect.None(FileSizes.Check([Code("conformance/SPEC.md", 5000)]));

    [Fact]
    public void Every_exception_has_a_reason() => Assert.All(FileSizes.Exceptions.Values, reason => Assert.NotEmpty(reason));
}
