using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>Each of these would end the process if the check let the subject go on.</summary>
public sealed class DepthChecksTests : CheckTest
{
    [Theory]
    [InlineData("D-4.10")]
    [InlineData("D-4.11")]
    [InlineData("D-6.07")]
    [InlineData("D-10.08")]
    public void Recursion_is_noticed_before_the_stack_is_at_its_end(string id)
    {
        Assert.True(RuleIds.TryParse(id, out var rule));
        Fails(rule, static () => new RecursiveSubject(), "the call stack does not grow with the number of", "frames for 1000");
    }
}
