using System.Globalization;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Product;

/// <summary>Random programs over everything that TrialNet declares: its Deferreds and the model show the same.</summary>
public sealed class AgreementTests
{
    private const int Programs = 1500;
    private const int MostFindings = 6;

    [Theory]
    [InlineData(BodyForm.Async, 11)]
    [InlineData(BodyForm.Iterator, 12)]
    public void D_14_06_product_and_model_agree(BodyForm form, ulong seed)
    {
        using var executor = new SubjectExecutor(static () => new ProductSubject());
        var differential = new Differential(executor);
        var findings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var program in RandomPrograms.Take(new ProgramFeatures(executor.Manifest.Capabilities), seed, CountOfPrograms()))
        {
            if (differential.Compare(program, form, out _) is { } found)
            {
                var small = differential.Shrink(found, found.Rules[0]);
                findings[small.Program.ToString()] =
                    $"rules {string.Join(", ", small.Rules.Select(static rule => rule.Id()))}\n" +
                    $"model:\n{small.Expected}\n\nproduct:\n{small.Actual}";
                if (findings.Count == MostFindings)
                {
                    break;
                }
            }
        }

        Assert.True(
            findings.Count == 0,
            string.Join("\n\n", findings.Select(static finding => $"{finding.Key}\n{finding.Value}")));
    }

    /// <summary>What the adapter does to see a result must not change who is to handle it.</summary>
    [Theory]
    [InlineData("b = new; c = list(b| errback); c.pause; b.err")]
    [InlineData("b = new; c = race(b); c.pause; b.err; flush; c.unpause")]
    [InlineData("b = new; c = gather(b); c.pause; b.err; flush")]
    [InlineData("a = new; b = new; c = race(b); c.pause; d = race(b, a); a.fire")]
    public void D_12_05_a_paused_Deferred_of_another_type_holds_its_failure_for_nobody(string program)
    {
        using var executor = new SubjectExecutor(static () => new ProductSubject());
        var found = new Differential(executor).Compare(DeferredProgram.Parse(program), BodyForm.Async, out _);

        Assert.True(found is null, $"model:\n{found?.Expected}\n\nproduct:\n{found?.Actual}");
    }

    private static int CountOfPrograms() =>
        Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") is { Length: > 0 } count
            ? int.Parse(count, CultureInfo.InvariantCulture) : Programs;
}
