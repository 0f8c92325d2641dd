using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class MarkdownLinksTests
{
    private static IEnumerable<string> Check(string text) => MarkdownLinks.Check(
        [Code("README.md", text), Code("runner/README.md", "# The runner, `trial`\n"), Code("runner/TrialNet.Trial/Program.cs", "")]);

    [Theory]
    [InlineData("[a](runner/README.md)")]
    [InlineData("[a](./runner/)")]
    [InlineData("[a](runner/README.md#the-runner-trial)")]
    [InlineData("# Own heading\n[a](#own-heading)")]
    [InlineData("[a](https://example.com/x)")]
    [InlineData("```\n[a](nowhere.md)\n```")]
    [InlineData("```\ndotnet run --project runner/TrialNet.Trial -- --reactor=all\n```")]
    [InlineData("```\nhttps://example.com/ci/x\n```")]
    public void What_exists_passes(string text) => Expect.None(Check(text));

    [Theory]
    [InlineData("x\n[a](nowhere.md)", "README.md:2: link to 'nowhere.md' leads nowhere")]
    [InlineData("[a](../up.md)", "README.md:1: link to '../up.md' leads nowhere")]
    [InlineData("[a](runner/README.md#gone)", "README.md:1: 'runner/README.md' has no heading for #gone")]
    [InlineData("```\nx\n```\n[a](#gone)", "README.md:4: 'README.md' has no heading for #gone")]
    [InlineData("```\ndotnet run --project runner/TrialNet.Gone\n```", "README.md:2: command names 'runner/TrialNet.Gone', which does not exist")]
    public void What_does_not_fails(string text, string expected) => Expect.One(expected, Check(text));
}
