using System.Globalization;
using TrialNet.Conformance.Bridge;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;
using TrialNet.Fixtures;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>The model on Twisted's side of the differences does what Twisted does. <c>TRIALNET_MAXTEST</c> sets on how many programs.</summary>
public sealed class LiveTwistedTests(ITestOutputHelper output)
{
    private static readonly int Programs =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "2000", CultureInfo.InvariantCulture);
    private static readonly int First =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_FIRST") ?? "0", CultureInfo.InvariantCulture);

    [SkippableFact]
    public void Judged()
    {
        PythonPeer.Require();
        using var twisted = new TwistedExecutor(TimeSpan.FromMinutes(1));
        var report = TrialNet.Conformance.Judging.ConformanceRun.Judge("twisted", twisted, new TrialNet.Conformance.Judging.ConformanceOptions(), default);
        foreach (var rule in report.Rules)
        {
            output.WriteLine($"{rule.Rule} {rule.Verdict} {rule.Cases} {rule.Reason} {rule.Counterexample}");
        }

        foreach (var w in report.Warnings)
        {
            output.WriteLine(w);
        }

        output.WriteLine($"{report.Programs} {report.Elapsed}");
        Assert.True(false);
    }

    [SkippableFact]
    public void Model_and_Twisted_agree_on_random_programs()
    {
        PythonPeer.Require();
        using var twisted = new TwistedExecutor(TimeSpan.FromMinutes(1));
        var accepted = 0;
        var bad = new List<string>();
        foreach (var seeds in Enumerable.Range(First, Programs).Chunk(1000))
        {
            var features = new TrialNet.Conformance.Generating.ProgramFeatures(twisted.Manifest.Capabilities, [TrialNet.Conformance.Programs.Verb.Flush]);
            var programs = (Environment.GetEnvironmentVariable("MINE") == null ? TrialNet.Conformance.Generating.RandomPrograms.Take(features, (ulong)seeds[0], 1000) : seeds.Select(TwistedPrograms.Of)).Where(TwistedDialect.Accepts).ToList();
            accepted += programs.Count;
            var traces = twisted.RunMany(programs);
            for (var i = 0; i < programs.Count; i++)
            {
                using var model = new ModelSubject(Profile.Twisted);
                var expected = ProgramRun.Of(model, programs[i]);
                if (traces[i] is not { } trace || expected.FirstDifference(trace) >= 0)
                {
                    bad.Add($"{programs[i].ToString().Length:D5} {programs[i]}\n MODEL {string.Join(" | ", expected.Events)}\n PYTHON {(traces[i] is { } t ? string.Join(" | ", t.Events) : "runaway")}\n");
                }
            }
        }

        output.WriteLine($"{accepted} accepted, {bad.Count} bad");
        File.WriteAllText("/tmp/tw/bad.txt", $"{accepted} accepted, {bad.Count} bad\n" + string.Join("\n", bad.Order(StringComparer.Ordinal).Take(60)));
        Assert.Empty(bad);
    }
}
