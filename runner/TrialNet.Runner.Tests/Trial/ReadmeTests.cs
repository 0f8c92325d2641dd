using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The README's first screen is true: its test is in the samples, and prints what stands there.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.Combine("README.md"));

    [Fact]
    public void The_test_is_an_excerpt_of_the_samples()
    {
        var source = File.ReadAllText(RepositoryRoot.Combine("fixtures", "TrialNet.Samples", "GreetingTests.cs"));

        Assert.Contains(Block("csharp"), source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_failure_is_printed_as_it_stands_there()
    {
        var suite = BuiltProject.Assembly("TrialNet.Samples");
        using var folder = new TrialCommand();
        var run = (await ProcessRun.RunAsync(
            BuiltProject.Executable("TrialNet.Trial", "trial"),
            ["--temp-directory", Path.Combine(folder.Folder, "temp"), $"{suite}::GreetingTests"],
            new ProcessRunOptions { Timeout = TimeSpan.FromMinutes(2) })).MustExitWith(2);

        Assert.Contains(Scrub(Block("")), Scrub(run.Output), StringComparison.Ordinal);
    }

    /// <summary>The text of the first code block of a language.</summary>
    private static string Block(string language)
    {
        var blocks = Fence().Matches(Readme);
        return blocks.First(block => block.Groups["language"].Value == language).Groups["text"].Value;
    }

    private static string Scrub(string text) => Age().Replace(Port().Replace(text, "127.0.0.1:PORT"), " AGE s old");

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@" \d+\.\d+ s old")]
    private static partial Regex Age();
}
