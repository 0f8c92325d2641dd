using System.Diagnostics;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>Runs every program of a small scope on a subject and on the model.</summary>
public static class ExhaustiveRun
{
    /// <summary>The scope that the rule book asks for.</summary>
    public const int DefaultOperations = 5;

    /// <summary>Runs all programs of up to three Deferreds and so many operations.</summary>
    /// <param name="factory">Makes a subject for one program; called on several threads at once.</param>
    /// <param name="operations">The most operations; 5 are 10,384,354 programs, 4 are 290,274.</param>
    /// <param name="threads">On how many threads; 0 for as many as there are processors.</param>
    /// <param name="cancellation">Ends the run early; what was found by then is reported.</param>
    /// <returns>What came of it.</returns>
    /// <remarks>There is no watchdog here: judge a subject with <see cref="ConformanceRun"/> first, which tells whether it hangs.</remarks>
    /// <exception cref="Exception">What the factory throws for the first subject is let through; for a later one it is a failure.</exception>
    public static ExhaustiveReport Judge(
        Func<DeferredSubject> factory, int operations = DefaultOperations, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        using var executor = new SubjectExecutor(factory);
        var manifest = executor.Manifest;
        var parts = threads == 0 ? Environment.ProcessorCount : threads;
        var tally = new Tally(Enum.GetValues<DeferredRule>().ToHashSet());
        var programs = new long[parts];
        var watch = Stopwatch.StartNew();
        List<Thread> workers = [.. Enumerable.Range(0, parts).Select(part => new Thread(
            () => programs[part] = Run(new Differential(executor), tally, operations, part, parts, cancellation)) { Name = $"exhaustive {part}" })];
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        var differential = new Differential(executor);
        return new ExhaustiveReport(
            manifest.Name, operations, programs.Sum(), watch.Elapsed, parts, [.. Broken(tally, differential)]);
    }

    private static long Run(Differential differential, Tally tally, int operations, int part, int parts, CancellationToken cancellation)
    {
        var count = 0L;
        for (var length = 1; length <= operations; length++)
        {
            foreach (var program in ExhaustivePrograms.OfLength(length, part, parts))
            {
                if (cancellation.IsCancellationRequested)
                {
                    return count;
                }

                count++;
                try
                {
                    if (!differential.Agrees(program) && differential.Compare(program, BodyForm.Async, out _) is { } found)
                    {
                        tally.Charge(found, null);
                    }
                }
                catch (Exception error)
                {
                    // On a thread of its own it would end the process.
                    tally.Break(DeferredRule.D_14_05, $"{error.GetType().Name} came out of it ({error.Message}) in: {program}");
                    return count;
                }
            }
        }

        return count;
    }

    private static IEnumerable<RuleVerdict> Broken(Tally tally, Differential differential) =>
        from rule in Enum.GetValues<DeferredRule>()
        let divergence = tally.DivergenceOf(rule)
        let reason = tally.ReasonOf(rule)
        where divergence is not null || reason is not null
        select reason is not null
            ? new RuleVerdict(rule.Id(), Verdict.Fail, 0, reason)
            : Verdicts.OfDivergence(differential.Shrink(divergence, rule), rule, 0);
}
