using System.Diagnostics;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Model;

public sealed class RandomTests(ITestOutputHelper output)
{
    [Fact]
    public void D_14_06_product_and_model_agree()
    {
        using var executor = new SubjectExecutor(() => new ProductSubject());
        var differential = new Differential(executor);
        var features = new ProgramFeatures(executor.Manifest.Capabilities, [Verb.Maybe, Verb.AddLog]);
        var counts = new long[RuleIds.Count];
        var watch = Stopwatch.StartNew();
        var n = 0;
        foreach (var program in RandomPrograms.Take(features, 1, int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "5000", System.Globalization.CultureInfo.InvariantCulture)))
        {
            n++;
            var found = differential.Compare(program, BodyForm.Async, out var cited);
            foreach (var rule in cited.All())
            {
                counts[(int)rule]++;
            }

            if (found is not null)
            {
                var small = differential.Shrink(found, found.Rules[0]);
                Assert.Fail($"{n}: {small.Program}\nrules {string.Join(", ", small.Rules.Select(r => r.Id()))}\nexpected\n{small.Expected}\n\nactual\n{small.Actual}");
            }
        }

        output.WriteLine($"{n} in {watch.Elapsed}");
        output.WriteLine(string.Join("\n", counts.Select((c, i) => $"{((DeferredRule)i).Id()} {c}")));
    }
}
