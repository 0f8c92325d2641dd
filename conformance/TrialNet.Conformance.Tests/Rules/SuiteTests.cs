using System.Text.RegularExpressions;
using TrialNet.Conformance.Rules;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Rules;

public sealed partial class SuiteTests
{
    [Fact]
    public void The_suite_has_one_test_for_each_rule() =>
        Assert.Equal(Enum.GetNames<DeferredRule>().Order(StringComparer.Ordinal), TestsIn("Rules"));

    [Fact]
    public void The_suite_has_one_test_for_each_rule_of_reactors() => Assert.Equal(
        RuleBook.Current.Rules.Where(rule => rule.Kind == RuleKind.Reactor).Select(rule => rule.Id.Replace('-', '_')).Order(StringComparer.Ordinal),
        TestsIn("Reactors"));

    private static IEnumerable<string> TestsIn(string folder)
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("conformance", "TrialNet.Conformance.Trial", folder), "*.cs");
        return files.SelectMany(file => Test().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\[Test\]\s+public void (\w+)\(\) => Judge\(\);")]
    private static partial Regex Test();
}
