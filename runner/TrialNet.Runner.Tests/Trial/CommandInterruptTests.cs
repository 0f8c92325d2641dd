using System.Diagnostics;
using System.Globalization;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Ctrl-C and its relatives: whatever is known is told, and nobody waits for a test that does not give up.</summary>
public sealed class CommandInterruptTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private const int HangUp = 1;
    private const int Stop = 19;

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableTheory]
    [InlineData(PosixSignal.Interrupt)]
    [InlineData(PosixSignal.Terminate)]
    [InlineData(HangUp)]
    public async Task The_first_signal_ends_the_run_in_order(int signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _trial.Start("--timeout=100", "--reporter=verbose", $"{Samples}::Outputs");
        await run.WaitForLineAsync(line => line.Contains("TestWritesAnErrorLine ... [OK]", StringComparison.Ordinal));
        run.Signal(signal);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Equal("trial: interrupted; once more to leave at once\n", result.Error);
        Assert.Matches(@"\nInterrupted(: 1 of 3 tests were not run| in the last test)\.\nRan [23] tests in \d+\.\d{3}s\n\nFAILED \((errors=1, )?successes=2\)\n$", result.Output);
    }

    [SkippableFact]
    public async Task The_second_signal_leaves_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var run = _trial.Start("--timeout=100", $"{Samples}::NeedsSupervisor.TestBlocks");
        await WaitForBlockAsync(run);
        var workers = ChildrenOf(run.Id);
        Assert.NotEmpty(workers);
        run.Signal(PosixSignal.Interrupt);
        await run.WaitForErrorLineAsync(line => line.Contains("once more", StringComparison.Ordinal));
        run.Signal(PosixSignal.Interrupt);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.DoesNotContain("Ran ", result.Output, StringComparison.Ordinal);
        Assert.All(workers, AssertEnds);
    }

    [SkippableTheory]
    [InlineData("--jobs=2")]
    [InlineData("--threads=2")]
    [InlineData("--isolate=test")]
    public async Task The_first_signal_ends_several_workers_in_order_and_leaves_none(string option)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var run = _trial.Start("--timeout=100", option, $"{Samples}::Outputs.TestWritesAndWaits,Timeouts.TestNeverFires");
        await run.WaitForLineAsync("Running 2 tests on ");
        await WaitForLogAsync(option == "--isolate=test" ? 1 : 2);
        var workers = ChildrenOf(run.Id);
        run.Signal(PosixSignal.Interrupt);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Matches(option == "--isolate=test" ? @"\nInterrupted: 1 of 2 tests were not run\.\nRan 1 tests in " : @"\nInterrupted in the last test\.\nRan 2 tests in ", result.Output);
        Assert.Equal("trial: interrupted; once more to leave at once\n", result.Error);
        Assert.NotEmpty(workers);
        Assert.All(workers, AssertEnds);
    }

    [SkippableTheory]
    [InlineData(PosixSignal.Terminate)]
    [InlineData(HangUp)]
    public async Task A_signal_for_the_whole_group_is_an_interruption_and_no_death_of_a_worker(int signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "setsid");
        using var run = _trial.StartInGroup("--timeout=100", "--reporter=verbose", $"{Samples}::Outputs");
        await run.WaitForLineAsync(line => line.Contains("TestWritesAnErrorLine ... [OK]", StringComparison.Ordinal));
        (await ProcessRun.RunAsync("sh", ["-c", $"kill -{signal} -{run.Id}"])).MustExitWith(0);
        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.DoesNotContain("died", result.Output, StringComparison.Ordinal);
        Assert.Equal("trial: interrupted; once more to leave at once\n", result.Error);
    }

    [SkippableFact]
    public async Task The_second_signal_leaves_no_worker_that_was_stopped()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var run = _trial.Start("--timeout=100", $"{Samples}::NeedsSupervisor.TestBlocks");
        await WaitForBlockAsync(run);
        var workers = ChildrenOf(run.Id);
        workers.ForEach(static worker => PosixSignal.Send(worker, Stop));
        run.Signal(PosixSignal.Interrupt);
        await run.WaitForErrorLineAsync(line => line.Contains("once more", StringComparison.Ordinal));
        run.Signal(PosixSignal.Interrupt);
        (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.NotEmpty(workers);
        Assert.All(workers, AssertEnds);
    }

    /// <summary>Waits until the test keeps its thread: before that, it ends by itself when it is interrupted.</summary>
    private async Task WaitForBlockAsync(ProcessRun run)
    {
        await run.WaitForLineAsync("Running 1 tests on ");
        var log = Path.Combine(_trial.Folder, "_trial_temp", "worker.log");
        var patience = Stopwatch.StartNew();
        while (!File.Exists(log) || !ReadShared(log).Contains("It blocks.", StringComparison.Ordinal))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "the test did not begin");
            await Task.Yield();
        }
    }

    private static string ReadShared(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return file.ReadToEnd();
    }

    private async Task WaitForLogAsync(int tests)
    {
        var folder = Path.Combine(_trial.Folder, "_trial_temp");
        var patience = Stopwatch.StartNew();
        while (CountStarts(folder) < tests)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "the tests did not begin");
            await Task.Yield();
        }
    }

    private static int CountStarts(string folder) => !Directory.Exists(folder) ? 0 :
        Directory.GetFiles(folder, "test.log", SearchOption.AllDirectories).Sum(static log => File.ReadAllText(log).Split("-->").Length - 1);

    private static List<int> ChildrenOf(int parent) => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.GetDirectories($"/proc/{parent}/task")
            .SelectMany(static task => ReadChildren(task).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(static id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];

    // A thread may end between the listing and the reading, and then has no children that it could take along.
    private static string ReadChildren(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "children"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // Whoever was killed takes a moment to die.
    private static void AssertEnds(int id) =>
        Assert.True(SpinWait.SpinUntil(() => !Runs(id), TimeSpan.FromSeconds(30)), $"process {id} still runs");

    // A killed process stays in the table until its parent asks; that it does not run is what counts.
    private static bool Runs(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
