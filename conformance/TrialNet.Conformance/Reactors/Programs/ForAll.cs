using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reactors.Checks;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>
/// A property of all programs: random lists of operations run on a reactor and on a model of it; the first difference is made as small
/// as it gets by leaving out operations and simplifying the rest.
/// </summary>
/// <typeparam name="TOperation">An operation; its <c>ToString</c> is how it is told.</typeparam>
internal sealed class ForAll<TOperation>
    where TOperation : notnull
{
    private const int MostRuns = 400;

    /// <summary>Makes a program.</summary>
    internal required Func<Chance, IReadOnlyList<TOperation>> Generate { get; init; }

    /// <summary>Runs a program on a fresh reactor and on the model.</summary>
    internal required Action<IReadOnlyList<TOperation>, ProgramLog> Run { get; init; }

    /// <summary>Simpler forms of an operation, the simplest first.</summary>
    internal Func<TOperation, IEnumerable<TOperation>> Simplify { get; init; } = static _ => [];

    /// <summary>Runs as many programs as the context asks for, and tells it what they show of its rule.</summary>
    internal void Check(ReactorCheckContext context)
    {
        context.ProgramsRun = 0;
        for (var number = 0; number < context.Programs; number++)
        {
            var program = Generate(new Chance(SeedOf(context, number)));
            var log = Try(program);
            context.ProgramsRun++;
            if (log.Difference?.Rule == context.Rule)
            {
                var (smallest, difference) = Shrink(program, log.Difference);
                context.Expect(false, difference.Expected, difference.Actual, Text(smallest));
                return;
            }

            context.Count(log.CasesOf(context.Rule));
        }
    }

    internal static string Text(IEnumerable<TOperation> program) => string.Join("; ", program);

    private static ulong SeedOf(ReactorCheckContext context, int number)
    {
        var rule = context.Rule.Aggregate(0UL, (sum, letter) => (sum * 31) + letter);
        return (context.Seed * 0x9E3779B97F4A7C15) + (rule << 20) + (ulong)number;
    }

    private ProgramLog Try(IReadOnlyList<TOperation> program)
    {
        var log = new ProgramLog();
        Run(program, log);
        return log;
    }

    private (IReadOnlyList<TOperation> Program, ProgramDifference Difference) Shrink(IReadOnlyList<TOperation> program, ProgramDifference difference)
    {
        var runs = 0;
        while (runs < MostRuns)
        {
            var smaller = Smaller(program).TakeWhile(_ => ++runs < MostRuns)
                .Select(candidate => (candidate, Try(candidate).Difference))
                .FirstOrDefault(pair => pair.Difference?.Rule == difference.Rule);
            if (smaller.Difference is null)
            {
                break;
            }

            (program, difference) = (smaller.candidate, smaller.Difference);
        }

        return (program, difference);
    }

    private IEnumerable<IReadOnlyList<TOperation>> Smaller(IReadOnlyList<TOperation> program)
    {
        // The later half first: what comes after the difference is never needed.
        for (var length = program.Count / 2; length > 0; length /= 2)
        {
            for (var start = program.Count - length; start >= 0; start -= length)
            {
                yield return [.. program.Take(start), .. program.Skip(start + length)];
            }
        }

        for (var at = 0; at < program.Count; at++)
        {
            foreach (var simpler in Simplify(program[at]))
            {
                yield return [.. program.Take(at), simpler, .. program.Skip(at + 1)];
            }
        }
    }
}
