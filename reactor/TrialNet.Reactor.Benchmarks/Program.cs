using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TrialNet.Reactor.Benchmarks.Quick;

namespace TrialNet.Reactor.Benchmarks;

/// <summary>
/// <c>bdn ...</c> gives the rest of the line to BenchmarkDotNet; anything else compares us with rivals side by side, in one process
/// and one session.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is ["bdn", .. var rest])
        {
            // In this process: a benchmark project of its own would be built with the rules of this house, which it does not know.
            var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, config);
            return 0;
        }

        return QuickRun.Run(arguments);
    }
}
