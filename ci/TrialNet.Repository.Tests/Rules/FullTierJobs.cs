using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>A test that the fast tier skips or shortens runs whole in a long job: one that switches the full tier on and names the class.</summary>
internal static partial class FullTierJobs
{
    private const string On = "TRIALNET_FULL_TIER=1";
    private const string Scripts = "ci/jobs.sh";

    // Where the switch is read.
    private const string Switch = "fixtures/";

    public static IEnumerable<string> Check(IReadOnlyList<SourceFile> files)
    {
        var jobs = Job().Split(files.Single(static file => file.Path == Scripts).Text);
        return files
            .Where(static file => file.IsCode && !file.Path.StartsWith(Switch, StringComparison.Ordinal) && Asks().IsMatch(file.Text))
            .Where(file => !Array.Exists(jobs, body => Runs(body, file)))
            .Select(static file => $"{file.Path}: asks for the full tier, and no job of {Scripts} runs it there");
    }

    private static bool Runs(string body, SourceFile file)
    {
        var project = file.Path.Split('/')[1];
        var name = file.Path[..^".cs".Length].Replace('/', '.');
        return body.Contains(project, StringComparison.Ordinal)
            && body.Replace("\\\n", " ", StringComparison.Ordinal).Split(["\n", "&&"], StringSplitOptions.None)
                .Where(static command => command.Contains(On, StringComparison.Ordinal))
                .Any(command => Filter().Matches(command).Any(match => name.Contains(match.Groups[1].Value, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^job_", RegexOptions.Multiline)]
    private static partial Regex Job();

    [GeneratedRegex(@"\bFullTier\.IsOn\b")]
    private static partial Regex Asks();

    // What dotnet test is asked for, and what trial is.
    [GeneratedRegex(@"(?:FullyQualifiedName~|\$tests)([\w.]+)")]
    private static partial Regex Filter();
}
