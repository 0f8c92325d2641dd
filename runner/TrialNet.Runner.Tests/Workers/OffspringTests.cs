using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using TrialNet.Defer;
using TrialNet.Fixtures;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What tests have started does not outlive their process, however that ends, nor their run, unless it is meant to (T37).</summary>
public sealed class OffspringTests : IDisposable
{
    private const string NotOnLinux = "/proc";

    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-offspring-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void T37_what_tests_have_started_ends_with_their_process_however_that_ends_unless_it_is_without_the_mark()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), NotOnLinux);
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Starters>(supervisor, plan => plan with { TempDirectory = _folder });

        var (child, stray, daemon) = (Read("child"), Read("stray"), Read("daemon"));
        AssertTold(run["Test1_exits"], "exit code 3", (child, "sleep 601"), (stray, "sleep 602"));
        AssertTold(run["Test2_is_killed"], "SIGKILL, exit code 137", (Read("other"), "sleep 604"));
        Assert.Equal(Verdict.Passed, run["Test3_starts_and_ends_one"].Verdict);
        AssertEnds(child);
        AssertEnds(stray);
        AssertEnds(Read("other"));
        Assert.True(IsRunning(daemon));
        PosixSignal.Send(daemon, PosixSignal.Kill);

        var problem = Assert.Single(run["Test4_leaves_one_that_has_lost_its_parent"].Problems);
        Assert.Equal(ProblemSource.Leak, problem.Source);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"The test left process {Read("left")} running: sleep 606 (place unknown). "), problem.Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["Test5_leaves_another_one"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test6_passes"].Verdict);
        AssertEnds(Read("left"));
        AssertEnds(Read("another"));
    }

    [SkippableFact]
    public void What_tests_have_started_ends_where_their_process_is_left_alone()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), NotOnLinux);
        var name = $"trialnet-test-{Guid.NewGuid():N}";
        using var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = new ProcessRunOptions { Environment = new Dictionary<string, string?> { [Offspring.Variable] = name } };
        string[] arguments = ["exec", SupervisedSample.Executable.Path, WorkerProtocol.Argument, name, WorkerProtocol.Version.ToString(CultureInfo.InvariantCulture)];
        using var worker = ProcessRun.Start("dotnet", arguments, start);
        pipe.WaitForConnection();
        using var channel = new WorkerChannel(pipe);
        Assert.IsType<HelloMessage>(channel.Receive());
        var id = $"{typeof(Waits).FullName}.Test_starts_one_and_waits";
        channel.Send(new RunMessage([id], Reactors.Default.Name, null, TimeSpan.FromMinutes(10), null, _folder));
        Assert.Equal(new StartedMessage(id), channel.Receive());
        Assert.True(SpinWait.SpinUntil(() => File.Exists(Path.Combine(_folder, "child")) && Read("child") > 0, TimeSpan.FromSeconds(30)));

        pipe.Dispose();

        AssertEnds(Read("child"));
        _ = worker.WaitForExitAsync().GetAwaiter().GetResult();
    }

    private static void AssertTold(TestResult result, string end, params (int Id, string Command)[] processes)
    {
        var lines = Assert.Single(result.Problems).Message.Split('\n');
        Assert.Equal($"The worker process died while this test was running: {end}", lines[0]);
        var told = processes.Select(static process =>
            string.Create(CultureInfo.InvariantCulture, $"Process {process.Id}, which it had started, still ran and was killed: {process.Command}"));
        Assert.Equal(told.Order(StringComparer.Ordinal), lines.Skip(1).Order(StringComparer.Ordinal));
    }

    private static void AssertEnds(int process) => Assert.True(SpinWait.SpinUntil(() => !IsRunning(process), TimeSpan.FromSeconds(30)), $"{process} runs");

    private static bool IsRunning(int process) => ProcessStatus.Find(process) is not null;

    private int Read(string name) =>
        int.TryParse(File.ReadAllText(Path.Combine(_folder, name)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private abstract class Starting : TestCase
    {
        /// <summary>Starts one.</summary>
        protected void Start(string name, string seconds, bool isMarked = true)
        {
            var start = new ProcessStartInfo("sleep", [seconds]);
            if (!isMarked)
            {
                start.Environment.Remove(Offspring.Variable);
            }

            using var child = Process.Start(start)!;
            Note(name, child.Id);
        }

        /// <summary>Starts one that loses its parent.</summary>
        protected int StartStray(string name, string seconds)
        {
            var file = Path.Combine(TempDirectory, "number");
            using (var shell = Process.Start("/bin/sh", ["-c", $"sleep {seconds} & echo $! > '{file}'"]))
            {
                shell.WaitForExit();
            }

            var id = int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
            Note(name, id);
            return id;
        }

        // Once it is what it is to become.
        private void Note(string name, int id)
        {
            AssertTrue(SpinWait.SpinUntil(() => ProcessFile.CommandOf(id).StartsWith("sleep ", StringComparison.Ordinal), TimeSpan.FromSeconds(30)));
            File.WriteAllText(Path.Combine(TempDirectory, "..", "..", name), id.ToString(CultureInfo.InvariantCulture));
        }
    }

    private sealed class Starters : Starting
    {
        public void Test1_exits()
        {
            Start("child", "601");
            StartStray("stray", "602");
            Start("daemon", "603", isMarked: false);
            Environment.Exit(3);
        }

        public void Test2_is_killed()
        {
            Start("other", "604");
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }

        public void Test3_starts_and_ends_one() => PosixSignal.Send(StartStray("ended", "605"), PosixSignal.Kill);

        public void Test4_leaves_one_that_has_lost_its_parent() => StartStray("left", "606");

        /// <summary>It might have been started by what the test before has left.</summary>
        public void Test5_leaves_another_one() => StartStray("another", "607");

        public void Test6_passes() => AssertNotNull(Reactor);
    }

    private sealed class Waits : Starting
    {
        public Deferred Test_starts_one_and_waits()
        {
            Start("child", "608");
            return new Deferred<Unit>();
        }
    }
}
