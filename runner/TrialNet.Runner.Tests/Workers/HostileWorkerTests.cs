using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Workers that do not do what workers do.</summary>
public sealed class HostileWorkerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_program_that_never_connects_is_given_up_and_killed()
    {
        Skip.If(OperatingSystem.IsWindows(), "scripts");
        using var supervisor = new Supervisor(new TestExecutable(Script("echo $$ > id; exec sleep 1000")) { StartTime = TimeSpan.FromSeconds(2) });

        var error = Assert.Throws<TestExecutableException>(() => supervisor.Discover(locate: false, CancellationToken.None));

        Assert.EndsWith("did not begin to work for trial within 2 s.", error.Message, StringComparison.Ordinal);
        Assert.False(Runs(int.Parse(File.ReadAllText(Path.Combine(_folder, "id")), CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_program_that_does_not_say_which_tests_it_has_is_given_up_with_the_place_where_it_stands()
    {
        var stacks = new Elsewhere();
        using var supervisor = new Supervisor(SupervisedSample.Executable) { AnswerTime = TimeSpan.Zero, Stacks = stacks };

        var error = Assert.Throws<TestExecutableException>(() => supervisor.Discover(locate: false, CancellationToken.None));

        Assert.EndsWith(" did not say within 0 s what is in it; it stands at Poems.Rows() in Poems.cs:line 7.", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, stacks.Thread);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_program_that_ends_at_once_is_told_with_its_last_words()
    {
        Skip.If(OperatingSystem.IsWindows(), "scripts");
        using var supervisor = new Supervisor(new TestExecutable(Script("echo 'no such option' >&2; exit 9")));

        var error = Assert.Throws<TestExecutableException>(() => supervisor.Discover(locate: false, CancellationToken.None));

        Assert.Contains("ended instead of working for trial (exit code 9; no such option)", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Tests_that_talk_into_the_pipe_or_flood_the_output_cost_themselves()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Hostile>(supervisor, plan => plan with { TempDirectory = _folder });

        Assert.Equal(
            [("Test1_prints_a_lot", Verdict.Passed), ("Test2_talks_into_every_socket", Verdict.Error), ("Test3_leaves_a_child_with_its_output", Verdict.Error), ("Test4_passes", Verdict.Passed)],
            run.Results.Select(static result => (result.Test.MethodName, result.Verdict)));
    }

    [Fact]
    public void Letters_without_end_are_no_message()
    {
        using var channel = new WorkerChannel(new Endless());

        Assert.Throws<InvalidDataException>(() => channel.Receive());
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private string Script(string body)
    {
        var path = Path.Combine(_folder, "program");
        File.WriteAllText(path, $"#!/bin/sh\ncd {_folder}\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>A stream of the letter 'a'.</summary>
    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }
    }

    private sealed class Elsewhere : IStackReader
    {
        internal int? Thread { get; private set; }

        public StackReading Read(int processId, int? thread)
        {
            Thread = thread;
            return new StackReading("   at System.Threading.Thread.Sleep(Int32)\n   at Poems.Rows() in Poems.cs:line 7", null);
        }
    }

    private sealed class Hostile : TestCase
    {
        public void Test1_prints_a_lot()
        {
            using var output = Console.OpenStandardOutput();
            var noise = new byte[64 * 1024];
            new Random(1).NextBytes(noise);
            for (var i = 0; i < 64; i++)
            {
                output.Write(noise);
            }
        }

        public void Test2_talks_into_every_socket()
        {
            foreach (var entry in Directory.GetFiles("/proc/self/fd").Where(static entry => File.ResolveLinkTarget(entry, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true))
            {
                var text = Encoding.UTF8.GetBytes("here I am\n{\"type\":\"finished\"\n");
                using var handle = new SafeFileHandle(int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture), ownsHandle: false);
                using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
                stream.Write(text);
            }

            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne(TimeSpan.FromSeconds(20));
        }

        public void Test3_leaves_a_child_with_its_output()
        {
            Process.Start("sleep", "30");
            Environment.Exit(3);
        }

        public void Test4_passes() => AssertNotNull(Reactor);
    }
}
