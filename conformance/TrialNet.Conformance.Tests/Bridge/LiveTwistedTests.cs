using System.Globalization;
using TrialNet.Conformance.Bridge;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>Twisted itself at the other end of the bridge. <c>TRIALNET_MAXTEST</c> sets the number of random programs.</summary>
public sealed class LiveTwistedTests
{
    private const int ChunkSize = 1000;

    private static readonly int Programs =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "2000", CultureInfo.InvariantCulture);

    [SkippableFact]
    public void D_14_06_model_and_Twisted_agree_on_random_programs()
    {
        using var twisted = Open();
        var features = new ProgramFeatures(twisted.Manifest.Capabilities, [Verb.Flush]);
        for (var done = 0; done < Programs; done += ChunkSize)
        {
            var asked = Math.Min(ChunkSize, Programs - done);
            var programs = RandomPrograms.Take(features, (ulong)done, asked).Where(TwistedDialect.Accepts).ToList();
            var traces = twisted.RunMany(programs);

            Assert.True(programs.Count > asked / 2, "most programs are refused");
            Assert.All(programs.Zip(traces), pair => Assert.Equal(TraceOfModel(pair.First), $"{pair.First}\n{TextOf(pair.Second)}"));
        }
    }

    [SkippableFact]
    public void The_recorded_traces_are_what_Twisted_does()
    {
        using var twisted = Open();
        _ = twisted.Manifest;
        Skip.If(twisted.Version != RecordedTraces.Version, $"Twisted {RecordedTraces.Version} was recorded, this is {twisted.Version}");
        var recorded = RecordedTraces.Read();
        var traces = twisted.RunMany([.. recorded.Select(one => DeferredProgram.Parse(one.Program))]);
        if (!RequiredTool.IsCi && Environment.GetEnvironmentVariable("TRIALNET_ACCEPT") == "1")
        {
            RecordedTraces.Write(recorded.Zip(traces, (one, trace) => (one.Program, trace!.Events.Select(seen => seen.ToString()))));
            return;
        }

        Assert.All(recorded.Zip(traces), pair => Assert.Equal(string.Join('\n', pair.First.Trace), TextOf(pair.Second)));
    }

    [SkippableFact]
    public void Every_check_on_Pythons_side_passes_or_says_why_there_is_none()
    {
        using var twisted = Open();
        var results = Enum.GetValues<DeferredRule>().Select(rule => (Rule: rule.Id(), Result: twisted.Check(rule)))
            .Where(one => one.Result is not null).ToList();

        Assert.All(results, one => Assert.True(one.Result!.Verdict != Verdict.Fail, $"{one.Rule}: {one.Result}"));
        Assert.All(results, one => Assert.True(one.Result is { Verdict: Verdict.Pass, Cases: > 0 } or { Actual.Length: > 0 }, one.Rule));
        Assert.True(results.Count(one => one.Result!.Verdict == Verdict.Pass) >= 35, "checks are missing");
    }

    [SkippableFact]
    public void Twisted_is_judged_and_keeps_every_rule_on_its_side_of_the_differences()
    {
        using var twisted = Open();
        var report = ConformanceRun.Judge(
            "twisted", twisted, new ConformanceOptions { Cases = 500, Patience = TimeSpan.FromMinutes(2) }, CancellationToken.None);

        Assert.Equal("twisted", report.Profile);
        Verdict[] good = [Verdict.Pass, Verdict.NotDeclared, Verdict.NotDecidable];
        Assert.All(report.Rules, rule => Assert.True(good.Contains(rule.Verdict), rule.ToString()));
        Assert.True(report.IsGreen);
    }

    [SkippableFact]
    public void What_Twisted_declares_is_what_it_has()
    {
        using var twisted = Open();

        Assert.Equal(Profile.Twisted, twisted.Manifest.Profile);
        Assert.Contains(Capability.Lists, twisted.Manifest.Capabilities);
        Assert.DoesNotContain(Capability.Races, twisted.Manifest.Capabilities);
        Assert.Null(twisted.Open());
        Assert.Equal(PythonPeer.Find()!.TwistedVersion, twisted.Version);
    }

    private static TwistedExecutor Open()
    {
        PythonPeer.Require();
        return new TwistedExecutor(TimeSpan.FromMinutes(2));
    }

    private static string TraceOfModel(DeferredProgram program)
    {
        using var model = new ModelSubject(Profile.Twisted);
        return $"{program}\n{ProgramRun.Of(model, program)}";
    }

    private static string TextOf(Trace? trace) => trace?.ToString() ?? "it does not come to an end";
}
