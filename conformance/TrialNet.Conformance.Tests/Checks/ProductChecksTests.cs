using TrialNet.Conformance.Checks;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>TrialNet's own Deferreds pass every check of the kit.</summary>
[Collection(AloneCollection.Name)]
public sealed class ProductChecksTests
{
    public static TheoryData<string> Rules => [.. RuleChecks.All.Keys.Select(static rule => rule.Id())];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_product_passes(string id)
    {
        Assert.True(RuleIds.TryParse(id, out var rule));
        var context = new CheckContext(static () => new ProductSubject());
        RuleChecks.All[rule](context);
        var result = context.Result;

        // C# has closures (D-2.09).
        var expected = rule == DeferredRule.D_2_09 ? Verdict.NotDecidable : Verdict.Pass;
        Assert.True(
            result.Verdict == expected,
            $"{id}: {result.Verdict}{Environment.NewLine}Expected: {result.Expected}{Environment.NewLine}Actual: {result.Actual}");
    }
}
