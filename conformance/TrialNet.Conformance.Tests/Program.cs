using System.Globalization;
using TrialNet.Conformance.Tests.Mutants.Generated;

namespace TrialNet.Conformance.Tests;

/// <summary>Run as a program, this assembly judges generated mutations (ci/full, job <c>mutations</c>); its tests are run by the platform.</summary>
internal static class Program
{
    internal const string Worker = "mutation-worker";

    private const string Mutations = "mutations";

    private static int Main(string[] args) => args switch
    {
        [Worker] => MutationWorker.Run(Console.In, Console.Out),
        [Mutations, .. var rest] => new MutationRun(Console.Out, Number(rest, 0) ?? Environment.ProcessorCount, rest.Length > 1 ? rest[1] : null).Run() ? 0 : 2,
        _ => Usage(),
    };

    private static int? Number(string[] args, int index) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : null;

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: {Mutations} [PROCESSES [FILES]]; FILES is how the names of the files to be mutated begin");
        return 5;
    }
}
