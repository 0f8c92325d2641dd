using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>What the trial command writes about the samples, with what differs from run to run or from machine to machine replaced.</summary>
internal static partial class TrialOutput
{
    // What runs everywhere, so that the texts are the same everywhere.
    private const string Reactor = "--reactor=select";

    /// <summary>Runs trial on the samples.</summary>
    /// <param name="arguments">Options, and names in the form of <c>::NAME</c> or <c>!NAME</c>.</param>
    public static async Task<ProcessResult> RunAsync(params string[] arguments)
    {
        var temp = Directory.CreateTempSubdirectory("trialnet-trial-");
        try
        {
            var trial = BuiltProject.Executable("TrialNet.Trial", "trial");
            return await ProcessRun.RunAsync(trial, [Reactor, $"--temp-directory={temp.FullName}", SampleSuite.Executable, .. arguments]);
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    /// <summary>The output with times, ports, serial numbers and frames of the runner and the runtime taken out.</summary>
    public static string Scrub(string output)
    {
        var text = ForeignFrame().Replace(output, "");
        text = Seconds().Replace(text, "N s");
        text = Elapsed().Replace(text, "Ns");
        text = Port().Replace(text, "127.0.0.1:PORT");
        text = Serial().Replace(text, "#N");
        text = Depth().Replace(text, "Repeated N times");
        return OwnPlace().Replace(text, "$1:N");
    }

    [GeneratedRegex(@"^ *at (System|TrialNet\.(Reactor|Runner|Framework|Defer))\..*\n", RegexOptions.Multiline)]
    private static partial Regex ForeignFrame();

    [GeneratedRegex(@"\b\d+(\.\d+)? s(?= old|, calls|\.)")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\b\d+\.\d{3}s\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"#\d+\b")]
    private static partial Regex Serial();

    [GeneratedRegex(@"Repeated \d+ times")]
    private static partial Regex Depth();

    [GeneratedRegex(@"\b((?:Phase|Case)\w+\.cs):\d+")]
    private static partial Regex OwnPlace();
}
