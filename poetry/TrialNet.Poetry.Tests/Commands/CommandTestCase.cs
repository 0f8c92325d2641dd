using TrialNet.Fixtures;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary>Tests that start <c>poetry</c> as a process and see what people and scripts see.</summary>
public abstract class CommandTestCase : PoetryTestCase
{
    private protected static readonly string Executable = BuiltProject.Executable("TrialNet.Poetry", "poetry");

    /// <summary>Processes are outside.</summary>
    public void SetUp() => SkipInSimulation("a process cannot reach a simulated network");

    /// <summary>Runs <c>poetry</c> to its end.</summary>
    private protected static Task<ProcessResult> Run(params string[] arguments) => ProcessRun.RunAsync(Executable, arguments);

    /// <summary>Starts <c>poetry</c>; the test ends it if it has not ended by then.</summary>
    private protected ProcessRun Start(params string[] arguments)
    {
        var run = ProcessRun.Start(Executable, arguments);
        AddCleanup(run.Dispose);
        return run;
    }

    /// <summary>Starts a server and waits for its ready line.</summary>
    /// <returns>The process, and the port that it says it serves on.</returns>
    private protected async Task<(ProcessRun Server, int Port)> StartServer(string name, params string[] arguments)
    {
        var server = Start(arguments);
        var line = await server.WaitForLineAsync("Serving ");
        var start = $"Serving {name} on {Host}:";
        AssertTrue(line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith('.'), line);
        return (server, int.Parse(line.AsSpan(start.Length, line.Length - start.Length - 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Exactly one line on standard error, nothing on standard output, and the exit code.</summary>
    private protected static async Task AssertComplains(int exitCode, string line, params string[] arguments)
    {
        var result = await Run(arguments);
        AssertEqual(line + "\n", result.Error);
        AssertEqual("", result.Output);
        AssertEqual(exitCode, result.ExitCode);
    }
}
