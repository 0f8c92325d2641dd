using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The command with several workers, threads, processes and machines: the same tests, the same verdicts, each once.</summary>
public sealed partial class CommandParallelTests : IDisposable
{
    private const string Names = "Verdicts,Cleanups,Timeouts,NeedsSupervisor,ReturnTypes";

    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial;

    public CommandParallelTests()
    {
        Skip.IfNot(FullTier.IsOn, FullTier.WhySkipped);
        _trial = new TrialCommand();
    }

    public void Dispose() => _trial.Dispose();

    [SkippableTheory]
    [InlineData("-j", "2")]
    [InlineData("--threads=3")]
    [InlineData("--isolate=test", "--jobs=2")]
    [InlineData("--isolate=class")]
    public async Task Verdicts_do_not_depend_on_who_runs_beside_whom(params string[] arguments)
    {
        var plain = (await _trial.Run("--reporter=verbose", $"{Samples}::{Names}")).MustExitWith(2);
        var result = (await _trial.Run(["--reporter=verbose", $"{Samples}::{Names}", .. arguments])).MustExitWith(2);

        Assert.Equal(Verdicts(plain.Output), Verdicts(result.Output));
        Assert.Equal(LastLine(plain.Output), LastLine(result.Output));
    }

    [SkippableTheory]
    [InlineData("id")]
    [InlineData("time")]
    public async Task Shards_have_each_test_once_and_make_one_report(string by)
    {
        var whole = (await _trial.Run("--reporter=verbose", $"{Samples}::{Names}")).MustExitWith(2);
        for (var shard = 1; shard <= 3; shard++)
        {
            // Each on a machine of its own, with the same history.
            var machine = Directory.CreateDirectory(Path.Combine(_trial.Folder, $"machine{shard}")).FullName;
            File.Copy(Path.Combine(_trial.Folder, "_trial_history.jsonl"), Path.Combine(machine, "_trial_history.jsonl"));
            await _trial.Run($"--shard={shard}/3", $"--shard-by={by}", $"--temp-directory={machine}/temp", $"--reporter=jsonl=part{shard}.jsonl", $"{Samples}::{Names}");
        }

        var merged = (await _trial.Run("merge", "--reporter=verbose", "machine1/temp", "part2.jsonl", "machine3/temp/journal.jsonl")).MustExitWith(2);

        Assert.Equal(Verdicts(whole.Output), Verdicts(merged.Output));
        Assert.Equal(LastLine(whole.Output), LastLine(merged.Output));
        Assert.Equal("", merged.Error);
        Assert.Equal("trial: not there: part 2/3\n", (await _trial.Run("merge", "machine1/temp", "part3.jsonl")).MustExitWith(3).Error);
    }

    [SkippableFact]
    public async Task A_shard_without_a_test_is_8()
    {
        var codes = new List<int>();
        for (var shard = 1; shard <= 3; shard++)
        {
            codes.Add((await _trial.Run($"--shard={shard}/3", $"{Samples}::Verdicts.TestPasses")).ExitCode);
        }

        Assert.Equal([0, 8, 8], codes.Order());
        Assert.Equal(
            "trial: option '--shard' needs a part and their number, such as 1/3, but was given '4/3'\n",
            (await _trial.Run("--shard=4/3", $"{Samples}::Verdicts.TestPasses")).MustExitWith(5).Error);
        Assert.StartsWith("trial: --shard-by says how", (await _trial.Run("--shard-by=time", $"{Samples}::Verdicts.TestPasses")).MustExitWith(5).Error, StringComparison.Ordinal);
    }

    private static List<string> Verdicts(string output) =>
        [.. VerdictLine().Matches(output).Select(static match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Order(StringComparer.Ordinal)];

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1];

    [GeneratedRegex(@"^(TrialNet\.\S+) \.\.\. (\[[^\]]+\])", RegexOptions.Multiline)]
    private static partial Regex VerdictLine();
}
