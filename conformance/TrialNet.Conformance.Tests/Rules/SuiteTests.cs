using System.Text.RegularExpressions;
using TrialNet.Conformance.Rules;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Rules;

public sealed partial class SuiteTests
{
    [Fact]
    public void The_suite_has_one_test_for_each_rule()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("conformance", "TrialNet.Conformance.Trial", "Rules"), "*.cs");
        var tests = files.SelectMany(file => Test().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Enum.GetNames<DeferredRule>().Order(StringComparer.Ordinal), tests);
    }

    [GeneratedRegex(@"\[Test\]\s+public void (\w+)\(\) => Judge\(\);")]
    private static partial Regex Test();
}
