using TrialNet.Network.Benchmarks.Measuring;
using TrialNet.Network.Benchmarks.Serving;

namespace TrialNet.Network.Benchmarks;

/// <summary>
/// <c>serve KIND</c> is one of the servers that are compared; anything else starts all of them, loads them in turns and prints what a
/// message costs each.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments) => arguments is ["serve", var kind] ? ServeCommand.Run(kind) : NetworkRun.Run(arguments);
}
