using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests;

/// <summary>This assembly as a test executable: the tests of supervisors start it as a worker, everybody else runs it with <c>dotnet test</c>.</summary>
internal static class Program
{
    private const int BadCommandLine = 5;

    private static int Main(string[] args) => WorkerMain.IsWorker(args) ? WorkerMain.Run(args, typeof(Program).Assembly) : BadCommandLine;
}
