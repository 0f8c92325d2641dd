using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class ForbiddenTextTests
{
    // Each is put together here, so that this file itself stays clean.
    [Theory]
    [InlineData("// TO", "DO later")]
    [InlineData("# TO", "DO")]
    [InlineData("TO", "DO: later")]
    [InlineData("FIX", "ME")]
    [InlineData("throw new NotImplemented", "Exception();")]
    [InlineData("see /wo", "rk/x")]
    [InlineData("\"/ro", "ot/x\"")]
    [InlineData("https://api.nu", "get.org/v3")]
    public void Found_where_it_stands(string first, string second) =>
        Assert.StartsWith("a.cs:2: '", Assert.Single(ForbiddenText.Check([Code("a.cs", $"x\n{first}{second}\n")])), StringComparison.Ordinal);

    [Theory]
    [InlineData("[TODO]")]
    [InlineData("[Todo(\"reason\")]")]
    [InlineData("artifacts/work/x")]
    [InlineData("the repository's root/ folder")]
    [InlineData("{folder}/work/poem.txt")]
    public void Not_found_in_ordinary_words(string text) => Expect.None(ForbiddenText.Check([Code("a.cs", text)]));
}
