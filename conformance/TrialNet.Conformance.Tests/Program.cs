using System.Globalization;
using TrialNet.Conformance.Tests.Mutants.Generated;

namespace TrialNet.Conformance.Tests;

/// <summary>Run as a program, this assembly judges generated mutations (ci/full, job <c>mutations</c>); its tests are run by the platform.</summary>
internal static class Program
{
    internal const string Worker = "mutation-worker";
    internal const string QuickWorker = "mutation-worker-without-checks";

    private const string Mutations = "mutations";
    private const string Quick = "quick";

    private static int Main(string[] args) => args switch
    {
        [Worker] => MutationWorker.Run(Console.In, Console.Out, withChecks: true),
        [QuickWorker] => MutationWorker.Run(Console.In, Console.Out, withChecks: false),
        [Mutations] => Run(Environment.ProcessorCount, string.Empty, withChecks: true),
        [Mutations, var processes] => Run(NumberOf(processes), string.Empty, withChecks: true),
        [Mutations, var processes, var files] => Run(NumberOf(processes), files, withChecks: true),
        [Mutations, var processes, var files, Quick] => Run(NumberOf(processes), files, withChecks: false),
        _ => Usage(),
    };

    private static int Run(int processes, string files, bool withChecks) => new MutationRun(Console.Out, processes, files, withChecks).Run() ? 0 : 2;

    private static int NumberOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: {Mutations} [PROCESSES [FILES [{Quick}]]]; FILES is how the names of the files begin, or a file with the keys of mutations; {Quick} leaves out the checks");
        return 5;
    }
}
