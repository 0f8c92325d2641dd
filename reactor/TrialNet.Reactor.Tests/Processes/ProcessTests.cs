using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>The life of child processes.</summary>
public abstract class ProcessTests(string kind) : ProcessTest(kind)
{
    [SkippableFact]
    public void R_PROC_01_Output_losses_and_exit_come_before_the_end()
    {
        var protocol = RunScript("printf out; printf err >&2; exit 0");
        Assert.Equal("made", protocol.Events[0]);
        Assert.Equal("ended", protocol.Events[^1]);
        Assert.Equal(
            ["data 1", "data 2", "ended", "exited", "lost 0", "lost 1", "lost 2", "made"], protocol.Events.Order(StringComparer.Ordinal));
        Assert.True(protocol.Events.IndexOf("data 1") < protocol.Events.IndexOf("lost 1"));
        Assert.True(protocol.Events.IndexOf("data 2") < protocol.Events.IndexOf("lost 2"));
        Assert.Equal("out", protocol.Out);
        Assert.Equal("err", protocol.Err);
    }

    [SkippableFact]
    public void R_PROC_01_The_exit_is_told_while_a_grandchild_keeps_a_pipe_open()
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };

        // The grandchild waits for what only comes after the exit was told.
        protocol.OnExited = self => self.Transport.WriteToChild(3, "go\n"u8);
        Run(() => Start(protocol, "(read line; echo $line) <&3 & exit 4", new Dictionary<int, ChildDescriptor>
        {
            [1] = ChildDescriptor.Read,
            [3] = ChildDescriptor.Write,
        }));
        Assert.Equal(4, Terminated(protocol).ExitCode);
        Assert.Equal("go\n", protocol.Out);
        Assert.Equal(["made", "exited", "data 1"], protocol.Events.Take(3));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    public void R_PROC_02_The_reason_holds_the_exit_code(int code)
    {
        var protocol = RunScript($"exit {code}");
        if (code == 0)
        {
            Assert.Equal("The process ended with exit code 0.", Assert.IsType<ProcessDoneException>(protocol.Reason!.Value).Message);
        }
        else
        {
            Assert.Equal(code, Terminated(protocol).ExitCode);
            Assert.Null(Terminated(protocol).Signal);
            Assert.Equal($"The process ended with exit code {code}.", Terminated(protocol).Message);
        }
    }

    [SkippableFact]
    public void R_PROC_02_The_reason_holds_the_signal()
    {
        var protocol = RunScript("kill -USR1 $$; sleep 60");
        Assert.Equal(10, Terminated(protocol).Signal);
        Assert.Null(Terminated(protocol).ExitCode);
        Assert.Equal("The process was ended by signal 10 (SIGUSR1).", Terminated(protocol).Message);
    }

    [SkippableFact]
    public void R_PROC_02_A_child_that_ends_before_Run_is_reaped_and_told_of_then()
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        var process = Start(protocol, "exit 5");
        var pid = process.Pid!.Value;
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{pid}"), TimeSpan.FromSeconds(30)), "a zombie is left");
        Assert.Equal(["made"], protocol.Events);
        Run(() => { });
        Assert.Equal(5, Terminated(protocol).ExitCode);
        Assert.Equal("ended", protocol.Events[^1]);
    }

    [SkippableFact]
    public void R_PROC_02_and_R_SIG_03_Many_children_that_end_at_once_are_each_noticed()
    {
        const int Count = 30;
        var protocols = Enumerable.Range(0, Count).Select(_ => new ScriptedProcessProtocol()).ToList();
        var left = Count;
        Run(() =>
        {
            var gate = new List<IProcessTransport>();
            foreach (var protocol in protocols)
            {
                protocol.OnEnded = _ =>
                {
                    if (--left == 0)
                    {
                        Subject.Stop();
                    }
                };
                gate.Add(Start(protocol, $"read line; exit {protocols.IndexOf(protocol)}"));
            }

            gate.ForEach(process => process.CloseStdin());
        });
        Assert.Equal(
            Enumerable.Range(0, Count),
            protocols.Select(protocol => protocol.Reason!.Check<ProcessTerminatedException>()?.ExitCode ?? 0));
    }

    [SkippableFact]
    public void R_PROC_04_A_program_that_cannot_be_started_ends_with_code_1_and_a_text()
    {
        var attempts = new[] { ("/no/such/program", null), ("no-such-program-anywhere", (string?)null), (Shell, "/no/such/folder") };
        foreach (var (executable, path) in attempts)
        {
            var reactor = CreateReactor();
            var protocol = new ScriptedProcessProtocol { OnEnded = _ => reactor.Stop() };
            reactor.CallWhenRunning(() =>
            {
                var process = ((IReactorProcess)reactor).SpawnProcess(protocol, executable, path: path);
                Assert.Null(process.Pid);
                Assert.Throws<ProcessExitedAlreadyException>(() => process.SignalProcess("TERM"));
            });
            RunPatiently(reactor);
            Assert.Equal(1, Terminated(protocol).ExitCode);
            var place = path is null ? string.Empty : $" in {path}";
            Assert.StartsWith($"{executable} cannot be started{place}: ", protocol.Err, StringComparison.Ordinal);
            Assert.Equal("ended", protocol.Events[^1]);
        }
    }

    [SkippableFact]
    public void R_PROC_04_A_signal_is_sent_by_name_or_number_and_refused_after_the_end()
    {
        var protocol = new ScriptedProcessProtocol();
        protocol.OnData = (self, _) =>
        {
            if (string.Equals(self.Out, "ready\n", StringComparison.Ordinal))
            {
                self.Transport.SignalProcess("USR1");
            }
            else if (self.Out.EndsWith("one\n", StringComparison.Ordinal))
            {
                self.Transport.SignalProcess(15);
            }
        };
        protocol.OnExited = self => Assert.Throws<ProcessExitedAlreadyException>(() => self.Transport.SignalProcess("SIGKILL"));
        protocol.OnEnded = _ => Subject.Stop();
        Run(() =>
        {
            var process = Start(protocol, "trap 'echo one' USR1; trap 'exit 7' TERM; echo ready; while :; do read line; done");
            Assert.Throws<ArgumentException>(() => process.SignalProcess("NONE"));
            Assert.Throws<ArgumentOutOfRangeException>(() => process.SignalProcess(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => process.SignalProcess(65));
        });
        Assert.Equal(7, Terminated(protocol).ExitCode);
    }

    [SkippableFact]
    public void R_PROC_04_No_signal_is_ignored_in_the_child()
    {
        // This runtime ignores SIGPIPE.
        var protocol = RunScript("kill -PIPE $$; echo alive");
        Assert.Equal(13, Terminated(protocol).Signal);
    }

    [SkippableFact]
    public void A_process_is_a_resource_until_it_has_ended()
    {
        var protocol = new ScriptedProcessProtocol();
        protocol.OnEnded = _ =>
        {
            Assert.Empty(Resources.GetResources());
            Subject.Stop();
        };
        Run(() =>
        {
            var process = Processes.SpawnProcess(protocol, Shell, ["-c", "sleep 60"], file: "Here.cs", line: 3);
            Assert.Equal([process], Resources.GetResources());
            Assert.Equal("process", process.Kind);
            Assert.Equal($"{Shell}, pid {process.Pid}", process.Description);
            Assert.Equal("SignalProcess(\"KILL\")", process.HowToRelease);
            Assert.Equal("Here.cs:3", process.CreatedAt.ToString());
            Assert.False(process.IsReleasing);
            process.Release();
            Assert.True(process.IsReleasing);
        });
        Assert.Equal(9, Terminated(protocol).Signal);
        Assert.Equal(["made", "lost 0", "lost 1", "lost 2", "exited", "ended"], protocol.Events);
    }

    [SkippableFact]
    public void Shutdown_lets_a_child_go_and_it_is_reaped_all_the_same()
    {
        var pid = 0;
        var protocol = new ScriptedProcessProtocol();
        Run(() =>
        {
            pid = Start(protocol, "read line").Pid!.Value;
            Subject.Stop();
        });
        Assert.Equal(["made", "lost 0", "lost 1", "lost 2"], protocol.Events.Take(4));
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{pid}"), TimeSpan.FromSeconds(30)), "a zombie is left");
    }

    [SkippableFact]
    public void What_a_protocol_throws_is_logged_and_the_process_goes_on()
    {
        ExpectsErrors = true;
        var protocol = new ScriptedProcessProtocol
        {
            OnMade = _ => throw new FormatException("made"),
            OnData = (_, _) => throw new FormatException("data"),
            OnLost = (_, _) => throw new FormatException("lost"),
            OnExited = _ => throw new FormatException("exited"),
            OnEnded = _ => Subject.Stop(),
        };
        Run(() => Start(protocol, "echo out"));
        Assert.Equal(
            ["data", "exited", "lost", "lost", "lost", "made"],
            Log.TakeAll().Select(error => error.Failure.Value.Message).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Output_and_value_of_a_program_can_be_had_in_one_call()
    {
        ProcessResult? result = null;
        var failures = new List<Failure>();
        Run(() =>
        {
            var killed = Subject.GetProcessOutputAndValue(Shell, ["-c", "kill -KILL $$"]);
            killed.AddErrback(reason =>
            {
                failures.Add(reason);
                return null!;
            });
            killed.AddCallback(_ => Subject.GetProcessOutputAndValue("cat", ["-", "/no/such/file"])).AddCallback(value =>
            {
                result = value;
                var cancelled = Subject.GetProcessOutputAndValue(Shell, ["-c", "sleep 60"]);
                cancelled.AddErrback(reason =>
                {
                    failures.Add(reason);
                    return null!;
                });
                cancelled.Cancel();
                When(() => Resources.GetResources().Count == 0, Subject.Stop);
            });
        });
        Assert.Equal(0, result!.Output.Length);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/no/such/file", System.Text.Encoding.UTF8.GetString(result.ErrorOutput.Span), StringComparison.Ordinal);
        Assert.Equal(9, failures[0].Check<ProcessTerminatedException>()!.Signal);
        Assert.IsType<CancelledException>(failures[1].Value);
    }

    [SkippableFact]
    public void Bad_arguments_are_refused()
    {
        var protocol = new ScriptedProcessProtocol();
        Assert.Throws<ArgumentNullException>(() => Processes.SpawnProcess(null!, Shell));
        Assert.Throws<ArgumentNullException>(() => Processes.SpawnProcess(protocol, null!));
        Assert.Throws<ArgumentException>(() => Processes.SpawnProcess(protocol, string.Empty));
        Assert.Throws<ArgumentException>(() => Processes.SpawnProcess(protocol, "a\0b"));
        Assert.Throws<ArgumentException>(() => Processes.SpawnProcess(protocol, Shell, ["a\0b"]));
        Assert.Throws<ArgumentNullException>(() => Processes.SpawnProcess(protocol, Shell, [null!]));
        var environment = new Dictionary<string, string> { ["A=B"] = "c" };
        Assert.Throws<ArgumentException>(() => Processes.SpawnProcess(protocol, Shell, environment: environment));
        Assert.Throws<ArgumentException>(() => Processes.SpawnProcess(protocol, Shell, path: "a\0b"));
        var wrongNumber = new Dictionary<int, ChildDescriptor> { [-1] = ChildDescriptor.Read };
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(protocol, "true", wrongNumber));
        foreach (var absurd in new[] { 2_000_000_000, int.MaxValue })
        {
            var tooGreat = new Dictionary<int, ChildDescriptor> { [0] = ChildDescriptor.Write, [absurd] = ChildDescriptor.Read };
            var error = Assert.Throws<ArgumentOutOfRangeException>("childDescriptors", () => Start(protocol, "true", tooGreat));
            Assert.Contains(absurd.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ChildDescriptor.Inherit(-1));
        var notOpen = new Dictionary<int, ChildDescriptor> { [0] = ChildDescriptor.Write, [1] = ChildDescriptor.Inherit(65_000) };
        Assert.Throws<IOException>(() => Start(protocol, "true", notOpen));
        Assert.Empty(protocol.Events);
        Assert.Empty(Resources.GetResources());
    }

    private static ProcessTerminatedException Terminated(ScriptedProcessProtocol protocol) =>
        Assert.IsType<ProcessTerminatedException>(protocol.Reason!.Value);

    public sealed class Epoll() : ProcessTests("epoll");

    public sealed class Poll() : ProcessTests("poll");

    public sealed class Select() : ProcessTests("select");

    public sealed class Completion() : ProcessTests("completion");
}
