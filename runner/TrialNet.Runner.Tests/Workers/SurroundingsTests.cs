using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What tests change in their process (T37): charged to the test that did it, and put back before the next one.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-surroundings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void T37_what_a_test_changes_in_its_process_is_its_error_and_is_put_back()
    {
        using var supervisor = SupervisedSample.Supervise();
        var run = SupervisedSample.Run<Changes>(supervisor, plan => plan with { TempDirectory = _folder });

        AssertLeak(run["Test1_directory"], "The test changed the current directory from ");
        AssertLeak(run["Test2_variables"], "The test changed the environment variable PATH from ", "The test set the environment variable TRIALNET_SURROUNDINGS to 'here' (place unknown): ");
        AssertLeak(run["Test3_culture"], "The test changed the culture of new threads to the invariant one, the system's for texts (place unknown): ");
        AssertLeak(run["Test4_signal"], "The test left a handler of SIGHUP behind (place unknown): ");
        AssertLeak(run["Test4b_console"], "The test set Console.Out to another writer (place unknown): ", "The test set Console.Error to another writer (place unknown): ");
        Assert.Equal("seen\n", run["Test4c_prints"].Output?.StandardOutput);
        Assert.Equal(Verdict.Passed, run["Test5_everything_is_as_before"].Verdict);
        Assert.Equal(Verdict.Warned, run["Test6_is_warned"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test7_is_ignored"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test8_own_culture_ends_with_the_test"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test9_has_the_systems"].Verdict);
    }

    [SkippableFact]
    public void T37_descriptors_that_a_test_leaves_open_are_its_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.OSVersion.Version >= new Version(6, 2), "the kernel does not tell how many there are");
        using var supervisor = SupervisedSample.Supervise();
        var run = SupervisedSample.Run<Descriptors>(supervisor, plan => plan with { TempDirectory = _folder });

        AssertLeak(run["Test1_file"], "The test left descriptor ");
        Assert.EndsWith("/left (place unknown). Disposing of whatever opened it would have closed it.", run["Test1_file"].Problems[0].Message, StringComparison.Ordinal);
        AssertLeak(run["Test2_socket"], "The test left descriptor ");
        Assert.Contains(" open: a socket (place unknown). ", run["Test2_socket"].Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["Test3_closes_it_again"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test4_prints"].Verdict);
        Assert.Empty(run["Test5_only_files_outside_its_folder_count_beside_a_host"].Problems);
    }

    [SkippableFact]
    public void T37_processes_that_a_test_leaves_running_are_its_error_and_nobody_elses()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var supervisor = SupervisedSample.Supervise();
        var run = SupervisedSample.Run<Children>(supervisor, plan => plan with { TempDirectory = _folder });

        AssertLeak(run["Test1_leaves_one"], "The test left process ");
        Assert.Matches(
            @"^The test left process \d+ running: sleep 60 \(place unknown\)\. Waiting for its end, or killing it, would have ended it\. It is killed when the tests of this process have ended\.$",
            run["Test1_leaves_one"].Problems[0].Message);
        AssertLeak(run["Test2_leaves_two_more"], "The test left process ", "The test left process ");
        Assert.Equal(Verdict.Passed, run["Test3_leaves_none"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test4_leaves_one_that_is_about_to_end"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test5_is_ignored"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test6_ends_them"].Verdict);
    }

    [SkippableFact]
    public void T37_processes_that_a_test_leaves_running_do_not_outlive_the_run_unless_they_may()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var supervisor = SupervisedSample.Supervise();
        SupervisedSample.Run<ChildrenAtTheEnd>(supervisor, plan => plan with { TempDirectory = _folder });

        using var kept = Process.GetProcessById(ChildrenAtTheEnd.ReadNumber(_folder, "kept"));
        Assert.False(kept.HasExited);
        kept.Kill();
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(ChildrenAtTheEnd.ReadNumber(_folder, "left")), TimeSpan.FromSeconds(30)));
    }

    [SkippableFact]
    public void T37_what_changes_while_several_tests_run_comes_late_with_the_names_of_all_and_an_exclusive_one_is_charged()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Threads = 3 };
        var run = SupervisedSample.Run<ChildrenTogether>(supervisor, plan => plan with { TempDirectory = _folder });

        Assert.Equal(3, run.Results.Count(static result => result.Verdict == Verdict.Passed));
        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.Matches(@"\+ChildrenTogether\.Test[123]_meets$", late.TestId);
        Assert.Equal((ProblemSource.Late, Verdict.Error), (late.Problem.Source, late.Problem.Kind));
        Assert.Matches(
            @"^The test left process \d+ running: sleep 60 \(place unknown\)\. .* one of 3 tests did it .*ChildrenTogether\.Test1_meets",
            late.Problem.Message);
        AssertLeak(run["Test4_is_alone"], "The test left process ");
        Assert.IsType<RunFinished>(run.Events[^1]);
    }

    [SkippableFact]
    public void Where_one_of_several_tests_may_leave_what_it_likes_nobody_is_charged()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Threads = 2 };
        var run = SupervisedSample.Run<ChildrenIgnored>(supervisor, plan => plan with { TempDirectory = _folder });

        Assert.All(run.Results, static result => Assert.Equal(Verdict.Passed, result.Verdict));
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void What_a_fixture_sets_is_no_change_of_its_tests()
    {
        using var supervisor = SupervisedSample.Supervise();
        var run = SupervisedSample.Run<Furnished>(supervisor, plan => plan with { TempDirectory = _folder });

        Assert.All(run.Results, static result => Assert.Equal(Verdict.Passed, result.Verdict));
        Assert.Equal(2, run.Results.Count);
    }

    private static bool IsRunning(int process)
    {
        // One that has ended may wait for whoever has taken its parent's place.
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            return status[status.LastIndexOf(')')..][2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void AssertLeak(TestResult result, params string[] messages)
    {
        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Equal(messages.Length, result.Problems.Count);
        Assert.All(result.Problems.Zip(messages), static pair =>
        {
            Assert.Equal(ProblemSource.Leak, pair.First.Source);
            Assert.StartsWith(pair.Second, pair.First.Message, StringComparison.Ordinal);
        });
    }

    private sealed class Changes : TestCase
    {
        private const string Variable = "TRIALNET_SURROUNDINGS";

        private static readonly string Directory = Environment.CurrentDirectory;

        // Others may not be installed.
        private static readonly CultureInfo Own = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        private static PosixSignalRegistration? _registration;

        public void Test1_directory() => Environment.CurrentDirectory = TempDirectory;

        public void Test2_variables()
        {
            Environment.SetEnvironmentVariable(Variable, "here");
            Environment.SetEnvironmentVariable("PATH", "nowhere");
        }

        public void Test3_culture() => CultureInfo.DefaultThreadCurrentCulture = Own;

        public void Test4_signal() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, static _ => { });

        public void Test4b_console()
        {
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
        }

        public void Test4c_prints() => Console.WriteLine("seen");

        public void Test5_everything_is_as_before()
        {
            AssertEqual(Directory, Environment.CurrentDirectory);
            AssertNull(Environment.GetEnvironmentVariable(Variable));
            AssertNotEqual("nowhere", Environment.GetEnvironmentVariable("PATH"));
            AssertNull(CultureInfo.DefaultThreadCurrentCulture);
            _registration?.Dispose();
        }

        [Unclean(UncleanMode.Warn)]
        public void Test6_is_warned() => Environment.CurrentDirectory = TempDirectory;

        [Unclean(UncleanMode.Ignore)]
        public void Test7_is_ignored() => Environment.CurrentDirectory = TempDirectory;

        public void Test8_own_culture_ends_with_the_test() => CultureInfo.CurrentCulture = Own;

        public void Test9_has_the_systems()
        {
            AssertEqual(Directory, Environment.CurrentDirectory);
            AssertIsNot(Own, CultureInfo.CurrentCulture);
        }
    }

    private sealed class Descriptors : TestCase
    {
        private static readonly List<IDisposable> Left = [];

        public void Test1_file() => Left.Add(File.Create(Path.Combine(TempDirectory, "left")));

        public void Test2_socket() => Left.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));

        public void Test3_closes_it_again()
        {
            using var file = File.Create(Path.Combine(TempDirectory, "closed"));
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            AssertEqual(2, Left.Count);
        }

        public void Test4_prints() => Console.WriteLine("a line");

        /// <summary>Here, since nothing else opens any in this process.</summary>
        public void Test5_only_files_outside_its_folder_count_beside_a_host()
        {
            var results = Directory.CreateDirectory(Path.Combine(TempDirectory, "results")).FullName;
            List<string> found = [];
            using var watch = new DescriptorWatch(results);
            watch.Mark();

            using var file = File.Create(Path.Combine(TempDirectory, "left"));
            using var report = File.Create(Path.Combine(results, "report"));
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            watch.Find(found);

            AssertEqual(1, found.Count);
            AssertSubstring($" open: the file {file.Name} (place unknown). ", found[0]);
        }
    }

    private abstract class WithChildren : TestCase
    {
        private static readonly List<Process> Left = [];

        protected static void Leave()
        {
            lock (Left)
            {
                Left.Add(Process.Start("sleep", "60"));
            }
        }

        protected static void EndAll()
        {
            Left.ForEach(static child => child.Kill());
            Left.ForEach(static child => child.WaitForExit());
        }
    }

    private sealed class Children : WithChildren
    {
        public void Test1_leaves_one() => Leave();

        public void Test2_leaves_two_more()
        {
            Leave();
            Leave();
        }

        public void Test3_leaves_none()
        {
            using var child = Process.Start("true");
            child.WaitForExit();
        }

        public void Test4_leaves_one_that_is_about_to_end() => Process.Start("sleep", "0.01");

        [Unclean(UncleanMode.Ignore)]
        public void Test5_is_ignored() => Leave();

        public void Test6_ends_them() => EndAll();
    }

    private sealed class ChildrenAtTheEnd : TestCase
    {
        internal static int ReadNumber(string folder, string name) =>
            int.Parse(File.ReadAllText(Path.Combine(folder, name)), CultureInfo.InvariantCulture);

        public void TestLeaves() => Start("left");

        [Unclean(UncleanMode.Ignore)]
        public void TestMay() => Start("kept");

        private void Start(string name)
        {
            using var child = Process.Start("sleep", "600");
            var folder = Path.GetFullPath(Path.Combine(TempDirectory, "..", ".."));
            File.WriteAllText(Path.Combine(folder, name), child.Id.ToString(CultureInfo.InvariantCulture));
        }
    }

    private sealed class ChildrenTogether : WithChildren
    {
        private static readonly Barrier All = new(3);

        public void Test1_meets() => Meet();

        public void Test2_meets()
        {
            Leave();
            Meet();
        }

        public void Test3_meets() => Meet();

        [Exclusive]
        public void Test4_is_alone() => Leave();

        private void Meet() => AssertTrue(All.SignalAndWait(TimeSpan.FromSeconds(30)));
    }

    private sealed class ChildrenIgnored : WithChildren
    {
        private static readonly Barrier Both = new(2);

        [Unclean(UncleanMode.Ignore)]
        public void Test1_leaves_one()
        {
            Leave();
            AssertTrue(Both.SignalAndWait(TimeSpan.FromSeconds(30)));
        }

        public void Test2_meets() => AssertTrue(Both.SignalAndWait(TimeSpan.FromSeconds(30)));
    }

    private sealed class Furniture : Fixture
    {
        internal const string Variable = "TRIALNET_FURNITURE";

        public void SetUp() => Environment.SetEnvironmentVariable(Variable, "a desk");

        public void TearDown() => Environment.SetEnvironmentVariable(Variable, null);
    }

    [UsesFixture(typeof(Furniture))]
    private sealed class Furnished : TestCase
    {
        public void TestOne() => AssertEqual("a desk", Environment.GetEnvironmentVariable(Furniture.Variable));

        public void TestTwo() => AssertEqual("a desk", Environment.GetEnvironmentVariable(Furniture.Variable));
    }
}
