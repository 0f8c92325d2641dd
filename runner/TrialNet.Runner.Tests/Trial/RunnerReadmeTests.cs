using System.Text.RegularExpressions;
using TrialNet.Fixtures;
using TrialNet.Runner.Reporting;
using TrialNet.Trial;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The room's README tells of what there is, and of all of it.</summary>
public sealed partial class RunnerReadmeTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.Combine("runner", "README.md"));

    private static readonly string Here = string.Concat(
        Section("Options").Split("Not yet:")[0].Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[2] + "\n"));

    [Fact]
    public void Every_option_is_in_the_table() =>
        Assert.All(OptionTable.All, option => Assert.True(
            Here.Contains($"--{option.Name}", StringComparison.Ordinal) || Section("Options").Contains($"`--{option.Name}`", StringComparison.Ordinal), option.Name));

    [Fact]
    public void Every_option_of_the_table_exists() =>
        Assert.All(LongOption().Matches(Here), name => Assert.Contains(OptionTable.All, option => $"--{option.Name}" == name.Value));

    [Fact]
    public void What_is_not_yet_there_is_not_there() =>
        Assert.All(
            LongOption().Matches(Section("Options").Split("Not yet:")[1]),
            name => Assert.DoesNotContain(OptionTable.All, option => $"--{option.Name}" == name.Value));

    [Fact]
    public void Every_reporter_is_named() => Assert.All(ReporterKind.All, kind => Assert.Contains($"`{kind.Name}`", Here, StringComparison.Ordinal));

    [Fact]
    public void Every_exit_code_is_explained() =>
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"\n| {(int)code} | ", Readme, StringComparison.Ordinal));

    [Fact]
    public void The_code_is_an_excerpt()
    {
        var code = Code().Match(Section("Writing a reporter")).Groups["text"].Value;
        Assert.NotEqual("", code);
        Assert.Contains(code, File.ReadAllText(RepositoryRoot.Combine("runner", "TrialNet.Runner", "Reporting", "DotsReporter.cs")), StringComparison.Ordinal);
    }

    private static string Section(string title) => Readme.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex LongOption();

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
