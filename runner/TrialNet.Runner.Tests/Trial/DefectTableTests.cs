using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The table of what is better here than in Twisted's trial: none of its rows is an empty promise.</summary>
public sealed partial class DefectTableTests
{
    private static readonly string[] Defects =
    [
        "T10", "T11", "T12", "T13", "T17", "T18", "T21", "T22", "T24", "T26", "T30", "T34", "T35", "T36", "T38", "T41", "T55", "T56",
        "dry run", "log", "no tests",
    ];

    private static readonly MatchCollection Rows = Row().Matches(File.ReadAllText(RepositoryRoot.Combine("runner", "DEFECTS.md")));

    [Fact]
    public void Every_defect_has_a_row() => Assert.Equal(Defects, Rows.Select(row => row.Groups["rule"].Value).Distinct());

    [Fact]
    public void The_test_of_each_row_exists() => Assert.All(Rows, static row =>
    {
        var type = Assert.Single(typeof(DefectTableTests).Assembly.GetTypes(), type => type.Name == row.Groups["type"].Value && type.IsPublic);
        var method = type.GetMethod(row.Groups["method"].Value);

        Assert.True(method is not null, row.Value);
        Assert.NotEmpty(method.GetCustomAttributes(typeof(FactAttribute), inherit: true));
    });

    [GeneratedRegex(@"^\| (?<rule>T\d+|[a-z ]+) \|.*\| `(?<type>\w+)\.(?<method>\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
