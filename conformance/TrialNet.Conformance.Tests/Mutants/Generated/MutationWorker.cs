using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>
/// A process that judges mutations whose numbers it reads, one at a time: a mutant that overflows the stack or never returns costs
/// this process and nothing else.
/// </summary>
internal static class MutationWorker
{
    internal const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    internal static int Run(TextReader input, TextWriter output, bool withChecks)
    {
        var mutations = MutationList.Of(MutantBuilder.Sources);
        var schema = MutantBuilder.BuildSchema(mutations);
        using var together = MutantBuilder.Load(schema.Image);
        var active = together.Product.GetType($"TrialNet.Defer.{SchemaRewriter.Switch}")!
            .GetField("Active", BindingFlags.Static | BindingFlags.NonPublic)!;
        var judge = new MutationJudge(together.Open, withChecks);
        output.WriteLine(Ready);
        while (input.ReadLine() is { } line)
        {
            var mutation = mutations[int.Parse(line, CultureInfo.InvariantCulture)];
            output.WriteLine($"{line} {Judge(mutation)}");
            output.Flush();
        }

        return 0;

        string Judge(Mutation mutation)
        {
            if (schema.Inside.Contains(mutation.Number))
            {
                active.SetValue(null, mutation.Number);
                try
                {
                    return Watched(judge, together.Open);
                }
                finally
                {
                    active.SetValue(null, -1);
                }
            }

            try
            {
                var old = MutantBuilder.Sources[mutation.File];
                var root = old.GetRoot();
                var tree = MutantSources.Parse(
                    root.ReplaceNode(mutation.Node, mutation.Replacement).ToFullString(), old.FilePath);
                using var alone = MutantBuilder.Build(old, tree);
                return Watched(judge, alone.Open);
            }
            catch (MutantException)
            {
                return "uncompilable";
            }
        }
    }

    /// <summary>Judges on a thread of its own, which is given up if it makes no progress; the process is of no use after that.</summary>
    private static string Watched(MutationJudge judge, Func<DeferredSubject> mutant)
    {
        var verdict = "error";
        var steps = 0;
        var thread = new Thread(() => verdict = Caught(() => judge.Judge(mutant, () => Interlocked.Increment(ref steps))), 16 << 20) { IsBackground = true };
        thread.Start();
        var before = -1;
        while (!thread.Join(Patience))
        {
            // The checks tell no progress, and watch over themselves.
            if (before == Volatile.Read(ref steps) && !judge.IsChecking)
            {
                return "hang";
            }

            before = Volatile.Read(ref steps);
        }

        return verdict;
    }

    private static string Caught(Func<string> judge)
    {
        try
        {
            return judge();
        }
        catch (Exception error)
        {
            return $"error {error.GetType().Name}";
        }
    }
}
