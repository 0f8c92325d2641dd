using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using TrialNet.Defer;
using TrialNet.Fixtures;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Supervisor and worker with a real process between them.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Discovery_finds_what_is_in_the_executable_with_places_if_asked()
    {
        using var supervisor = SupervisedSample.Supervise();

        var plain = supervisor.Discover(locate: false, CancellationToken.None);
        var located = supervisor.Discover(locate: true, CancellationToken.None);

        var id = $"{typeof(Talkative).FullName}.Test1_prints";
        Assert.Equal(plain.Select(static test => test.Id), located.Select(static test => test.Id));
        var ids = plain.Select(static test => test.Id.Split('(')[0]).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Null(Assert.Single(plain, test => test.Id == id).File);
        var found = Assert.Single(located, test => test.Id == id);
        Assert.Equal("ProcessTests.cs", Path.GetFileName(found.File));
        Assert.InRange(found.Line, 1, 1000);
    }

    [Fact]
    public void What_tests_print_goes_to_the_log_and_results_are_as_in_process()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Talkative>(supervisor, plan => plan with { TempDirectory = _folder });

        Assert.Equal([Verdict.Passed, Verdict.Failed], run.Results.Select(static result => result.Verdict));
        var problem = Assert.Single(run["Test2_fails"].Problems);
        Assert.Equal("Expected \"a\\nb\", got \"\u00fc\"", problem.Message);
        Assert.Contains("ProcessTests.cs:line", problem.StackTrace, StringComparison.Ordinal);
        var log = File.ReadAllText(Path.Combine(_folder, "test.log"));
        Assert.Contains($"--> {typeof(Talkative).FullName}.Test1_prints <--", log, StringComparison.Ordinal);
        supervisor.Dispose();
        var output = File.ReadAllText(Path.Combine(_folder, "worker.log"));
        Assert.Contains("to standard output\n", output, StringComparison.Ordinal);
        Assert.Contains("to standard error\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_blocks_its_thread_times_out_and_the_rest_run()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Blocking>(supervisor);

        Assert.Equal([Verdict.TimedOut, Verdict.Passed], run.Results.Select(static result => result.Verdict));
        Assert.StartsWith("The reactor thread is blocked: Test1_blocks", Assert.Single(run["Test1_blocks"].Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_gives_the_running_test_its_verdict_and_leaves_no_process()
    {
        using var interruption = new CancellationTokenSource();
        using var supervisor = SupervisedSample.Supervise();
        var id = 0;

        var run = SupervisedSample.Run<Endless>(
            supervisor,
            plan => plan with { TempDirectory = _folder },
            testEvent =>
            {
                if (testEvent is TestStarted)
                {
                    id = int.Parse(WaitForFile(Path.Combine(_folder, Endless.IdFile)), CultureInfo.InvariantCulture);
                    interruption.Cancel();
                }
            },
            interruption.Token);
        supervisor.Dispose();

        var result = Assert.Single(run.Results);
        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Contains("interrupted", result.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("cleaned up", File.ReadAllText(Path.Combine(_folder, Endless.CleanupFile)));
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public void A_worker_ends_when_its_supervisor_dies_even_with_a_blocked_test()
    {
        using var pipe = CreatePipe(out var name);
        using var worker = Start(name, WorkerProtocol.Version);
        pipe.WaitForConnection();
        using var channel = new WorkerChannel(pipe);
        Assert.Equal(new HelloMessage(WorkerProtocol.Version), channel.Receive());
        var id = $"{typeof(Blocking).FullName}.Test1_blocks";
        channel.Send(new RunMessage([id], Reactors.Default.Name, null, TimeSpan.FromMinutes(10), null, null));
        Assert.Equal(new StartedMessage(id), channel.Receive());

        pipe.Dispose();

        Assert.NotEqual(0, worker.WaitForExitAsync().GetAwaiter().GetResult().ExitCode);
    }

    [Fact]
    public void A_worker_of_another_version_says_so_and_ends()
    {
        using var pipe = CreatePipe(out var name);
        using var worker = Start(name, WorkerProtocol.Version + 1);
        pipe.WaitForConnection();
        using var channel = new WorkerChannel(pipe);

        Assert.Equal(new HelloMessage(WorkerProtocol.Version), channel.Receive());
        Assert.Null(channel.Receive());
        Assert.Equal(5, worker.WaitForExitAsync().GetAwaiter().GetResult().ExitCode);
    }

    [Fact]
    public void What_is_no_test_executable_is_refused_in_one_line()
    {
        AssertRefused(Path.Combine(_folder, "nothing.dll"), "There is no file ");
        var text = Path.Combine(_folder, "text.dll");
        File.WriteAllText(text, "no assembly");
        AssertRefused(text, "is not a .NET assembly.");
        AssertRefused(typeof(object).Assembly.Location, "has no TrialNet tests: it does not use TrialNet.Framework.");
        AssertRefused(typeof(WorkerMain).Assembly.Location, "is a library: a TrialNet test project is an executable");
    }

    [Fact]
    public void A_reactor_that_does_not_exist_is_refused_in_one_line()
    {
        using var supervisor = SupervisedSample.Supervise();

        var error = Assert.Throws<TestExecutableException>(() => SupervisedSample.Run<Blocking>(supervisor, static plan => plan with { Reactor = "nuclear" }));

        Assert.Equal("There is no reactor named 'nuclear'.", error.Message);
    }

    private static void AssertRefused(string path, string words)
    {
        using var supervisor = new Supervisor(new TestExecutable(path));
        var error = Assert.Throws<TestExecutableException>(() => supervisor.Discover(locate: false, CancellationToken.None));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static NamedPipeServerStream CreatePipe(out string name)
    {
        name = $"trialnet-test-{Guid.NewGuid():N}";
        return new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
    }

    private static ProcessRun Start(string pipe, int version) =>
        ProcessRun.Start("dotnet", ["exec", SupervisedSample.Executable.Path, WorkerProtocol.Argument, pipe, version.ToString(CultureInfo.InvariantCulture)]);

    private static string WaitForFile(string path)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } text)
            {
                return text;
            }

            Thread.Yield();
        }

        throw new TimeoutException($"{path} was not written.");
    }

    private sealed class Talkative : TestCase
    {
        public void Test1_prints()
        {
            Console.WriteLine("to standard output");
            Console.Error.WriteLine("to standard error");
        }

        public void Test2_fails() => AssertEqual("a\nb", "\u00fc");
    }

    private sealed class Blocking : TestCase
    {
        [Timeout(0.5)]
        public void Test1_blocks()
        {
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne();
        }

        public void Test2_passes() => AssertNotNull(Reactor);
    }

    private sealed class Endless : TestCase
    {
        internal const string IdFile = "id";
        internal const string CleanupFile = "cleanup";

        public Deferred TestNeverFires()
        {
            var run = Path.GetFullPath(Path.Combine(TempDirectory, "..", ".."));
            AddCleanup(() => File.WriteAllText(Path.Combine(run, CleanupFile), "cleaned up"));
            File.WriteAllText(Path.Combine(run, IdFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new Deferred<Unit>();
        }

        public void TestNotReached() => Fail("The run was interrupted.");
    }
}
