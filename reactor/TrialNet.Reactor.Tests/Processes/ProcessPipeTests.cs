using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>What goes into child processes and comes out of them.</summary>
[Collection(nameof(AloneInTheProcess))]
public abstract class ProcessPipeTests(string kind) : ProcessTest(kind)
{
    [SkippableFact]
    public void R_PROC_03_What_is_written_to_the_standard_input_arrives_and_its_end_too()
    {
        var sent = new byte[3 * 1024 * 1024];
        new Random(3).NextBytes(sent);
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnMade = self =>
        {
            self.Transport.Write(sent.AsSpan(0, 1_000_000));
            self.Transport.Write([]);
            self.Transport.Write(sent.AsSpan(1_000_000));
            self.Transport.CloseStdin();
            self.Transport.Write("too late"u8);
        };
        Run(() => Processes.SpawnProcess(protocol, "cat"));
        Assert.True(sent.AsSpan().SequenceEqual(protocol.Bytes(1)));
        Assert.IsType<ProcessDoneException>(protocol.Reason!.Value);
    }

    [SkippableFact]
    public void R_PROD_03_and_07_A_push_producer_waits_for_a_child_that_does_not_read_and_the_end_for_the_producer()
    {
        const int Pieces = 40;
        var left = Pieces;
        var producer = new ScriptedProducer();
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnMade = self =>
        {
            var isPaused = false;
            producer.OnPause = () => isPaused = true;
            producer.OnResume = Produce;
            self.Transport.RegisterProducer(producer.Push);
            Assert.Throws<InvalidOperationException>(() => self.Transport.RegisterProducer(producer.Pull));
            Produce();
            Assert.True(left > Pieces / 2, $"{left}");
            self.Transport.CloseStdin();
            self.Transport.Write(new byte[1]);

            // Only now does the child read.
            self.Transport.WriteToChild(3, "go\n"u8);

            void Produce()
            {
                for (isPaused = false; !isPaused && left > 0; left--)
                {
                    self.Transport.Write(new byte[64 * 1024]);
                }

                if (left == 0)
                {
                    self.Transport.UnregisterProducer();
                }
            }
        };
        Run(() => Start(protocol, "read go <&3; wc -c", new Dictionary<int, ChildDescriptor>
        {
            [0] = ChildDescriptor.Write,
            [1] = ChildDescriptor.Read,
            [3] = ChildDescriptor.Write,
        }));
        Assert.Equal($"{(Pieces * 64 * 1024) + 1}", protocol.Text(1).Trim());
        Assert.NotEmpty(producer.Events);
        Assert.Equal(producer.Events.Select(static (_, index) => index % 2 == 0 ? "pause" : "resume"), producer.Events);
    }

    [SkippableFact]
    public void R_PROD_05_and_08_A_pull_producer_is_asked_piece_by_piece_and_stopped_when_the_pipe_is_lost()
    {
        var producer = new ScriptedProducer();
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnMade = self =>
        {
            producer.OnResume = () => self.Transport.Write("piece\n"u8);
            self.Transport.RegisterProducer(producer.Pull);
        };
        Run(() => Start(protocol, "read a; read b; read c; echo $a $b $c"));
        Assert.Equal("piece piece piece\n", protocol.Text(1));
        Assert.Equal(1, producer.Deepest);
        Assert.Equal(producer.Events.Count - 1, producer.Events.IndexOf("stop"));
    }

    [SkippableFact]
    public void R_PROD_02_A_producer_that_comes_too_late_is_stopped_and_one_that_throws_costs_the_pipe()
    {
        ExpectsErrors = true;
        var late = new ScriptedProducer();
        var wrong = new ScriptedProducer { OnResume = static () => throw new FormatException("mine") };
        var closed = new ScriptedProcessProtocol();
        closed.OnMade = self =>
        {
            self.Transport.CloseStdin();
            self.Transport.RegisterProducer(late.Push);
        };
        var thrown = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        thrown.OnMade = self => self.Transport.RegisterProducer(wrong.Pull);
        closed.OnEnded = _ => Start(thrown, "cat");
        Run(() =>
        {
            var none = Start(new ScriptedProcessProtocol(), "true", new Dictionary<int, ChildDescriptor>());
            Assert.Throws<InvalidOperationException>(() => none.RegisterProducer(late.Push));
            Start(closed, "cat");
        });
        Assert.Equal(["stop"], late.Events);
        Assert.Equal(["resume", "stop"], wrong.Events);
        Assert.Equal("In ResumeProducing of PullSide", Assert.Single(Log.TakeAll()).Context);
    }

    [SkippableFact]
    public void R_PROC_03_Other_pipes_are_written_and_read_and_unknown_ones_are_errors()
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnMade = self =>
        {
            self.Transport.WriteToChild(5, "to five\n"u8);
            self.Transport.WriteToChild(3, "to three\n"u8);
            Assert.Throws<ArgumentException>(() => self.Transport.WriteToChild(4, "x"u8));
            Assert.Throws<ArgumentException>(() => self.Transport.WriteToChild(6, "x"u8));
            Assert.Throws<ArgumentException>(() => self.Transport.Write("x"u8));
            Assert.Throws<ArgumentException>(() => self.Transport.CloseChildFd(1));
            self.Transport.LoseConnection();
            self.Transport.CloseChildFd(3);
        };
        Run(() => Start(protocol, "read a <&3; read b <&5; echo $a >&4; echo $b >&4; cat <&3 >&4", new Dictionary<int, ChildDescriptor>
        {
            [3] = ChildDescriptor.Write,
            [5] = ChildDescriptor.Write,
            [4] = ChildDescriptor.Read,
        }));
        Assert.Equal("to three\nto five\n", protocol.Text(4));
        Assert.Equal(
            ["data 4", "ended", "exited", "lost 3", "lost 4", "lost 5", "made"], protocol.Events.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void R_PROC_03_A_pipe_that_is_closed_is_told_of_outside_the_call_and_writing_to_it_does_nothing()
    {
        var wasInside = false;
        var isInside = false;
        var protocol = new ScriptedProcessProtocol { OnLost = (_, _) => wasInside |= isInside, OnEnded = _ => Subject.Stop() };
        Run(() =>
        {
            var process = Start(protocol, "read line; exit 0");
            isInside = true;
            process.CloseStdout();
            process.CloseStderr();
            process.CloseChildFd(0);
            process.CloseChildFd(0);
            process.Write("nothing"u8);
            isInside = false;
        });
        Assert.False(wasInside);
        Assert.Equal(["made", "lost 1", "lost 2", "lost 0", "exited", "ended"], protocol.Events);
    }

    [SkippableFact]
    public void R_PROC_03_A_child_that_closes_its_input_is_noticed()
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnLost = (self, number) =>
        {
            if (number == 0)
            {
                self.Transport.Write("nobody reads this"u8);
                self.Transport.SignalProcess("TERM");
            }
        };
        Run(() => Start(protocol, "exec 0<&-; sleep 60", new Dictionary<int, ChildDescriptor> { [0] = ChildDescriptor.Write }));
        Assert.Equal(["made", "lost 0", "exited", "ended"], protocol.Events);
    }

    [SkippableFact]
    public void R_PROC_03_A_child_has_the_descriptors_asked_for_and_no_others()
    {
        using var shared = new FileStream("/dev/null", FileMode.Open, FileAccess.Read);
        using var slipping = new InheritableDescriptor();
        var protocol = RunScript("for each in /proc/$$/fd/*; do echo ${each##*/}; done", new Dictionary<int, ChildDescriptor>
        {
            [0] = ChildDescriptor.Inherit((int)shared.SafeFileHandle.DangerousGetHandle()),
            [1] = ChildDescriptor.Read,
            [2] = ChildDescriptor.Read,
            [7] = ChildDescriptor.Read,
        });

        // For a while the shell has one of its own, for the folder that it lists.
        var numbers = protocol.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0", "1", "2", "7"], numbers.Where(number => number is not "3"));
        Assert.DoesNotContain(slipping.Number, numbers);
    }

    [SkippableFact]
    public void R_PROC_03_A_descriptor_that_another_thread_opens_during_the_start_does_not_slip_through()
    {
        const int starts = 40;
        using var isOver = new CancellationTokenSource();
        var opener = new Thread(() =>
        {
            while (!isOver.IsCancellationRequested)
            {
                new InheritableDescriptor().Dispose();
            }
        });
        var outputs = new List<string>();
        opener.Start();
        try
        {
            Run(StartNext);
        }
        finally
        {
            isOver.Cancel();
            opener.Join();
        }

        // Its three, and for a while one for the folder that it lists.
        Assert.All(outputs, output => Assert.Equal(["0", "1", "2"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(number => number is not "3")));

        void StartNext()
        {
            var protocol = new ScriptedProcessProtocol();
            protocol.OnEnded = _ =>
            {
                outputs.Add(protocol.Out);
                if (outputs.Count < starts)
                {
                    StartNext();
                }
                else
                {
                    Subject.Stop();
                }
            };
            Start(protocol, "for each in /proc/$$/fd/*; do echo ${each##*/}; done");
        }
    }

    [SkippableFact]
    public void R_PROC_03_No_descriptor_is_left_here()
    {
        var before = 0;
        var after = -1;

        // Only a reactor that has slept has all of its own.
        Run(() => Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
        {
            before = Descriptors.Open().Count;
            var protocol = new ScriptedProcessProtocol();
            protocol.OnEnded = _ => When(() => (after = Descriptors.Open().Count) <= before, Subject.Stop);
            Start(protocol, "echo out; echo err >&2");
        }));
        Assert.True(after <= before, $"{before}, then {after}");
    }

    [SkippableFact]
    public void R_PROC_03_The_environment_is_inherited_empty_or_what_was_given()
    {
        var outputs = new List<string>();
        var environments = new Queue<Dictionary<string, string>?>([null, [], new() { ["ONLY"] = "this=that; Grüße" }]);
        Environment.SetEnvironmentVariable("TRIALNET_TEST_INHERITED", "yes");
        Run(Next);
        Assert.Contains("TRIALNET_TEST_INHERITED=yes\n", outputs[0], StringComparison.Ordinal);
        Assert.Equal(string.Empty, outputs[1]);
        Assert.Equal("ONLY=this=that; Grüße\n", outputs[2]);

        void Next()
        {
            if (!environments.TryDequeue(out var environment))
            {
                Subject.Stop();
                return;
            }

            var protocol = new ScriptedProcessProtocol();
            protocol.OnEnded = self =>
            {
                outputs.Add(self.Out);
                Next();
            };
            Processes.SpawnProcess(protocol, "/usr/bin/env", environment: environment);
        }
    }

    [SkippableFact]
    public void R_PROC_04_Arguments_arrive_as_given()
    {
        string[] arguments = ["", " ", "a b", "\"quoted\"", "it's", "$HOME", "*", "\\", "новая строка\n", "日本語", "-x"];
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        const string Script = "for each in \"$@\"; do printf '%s|' \"$each\"; done";
        Run(() => Processes.SpawnProcess(protocol, Shell, ["-c", Script, "sh", .. arguments]));
        Assert.Equal(string.Concat(arguments.Select(argument => argument + "|")), protocol.Out);
    }

    [SkippableFact]
    public void The_working_directory_is_the_one_asked_for()
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        Run(() => Processes.SpawnProcess(protocol, "pwd", path: "/"));
        Assert.Equal("/\n", protocol.Out);
    }

    [SkippableFact]
    public void A_child_that_writes_too_much_waits_while_reading_is_paused()
    {
        var whilePaused = -1;
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        protocol.OnMade = self =>
        {
            self.Transport.PauseProducing();
            Subject.CallLater(TimeSpan.FromMilliseconds(50), () =>
            {
                whilePaused = self.Bytes(1).Length;
                Assert.NotNull(self.Transport.Pid);
                self.Transport.ResumeProducing();
                self.Transport.ResumeProducing();
            });
        };
        Run(() => Processes.SpawnProcess(protocol, "head", ["-c", "1000000", "/dev/zero"]));
        Assert.Equal(0, whilePaused);
        Assert.Equal(1_000_000, protocol.Bytes(1).Length);
    }

    [SkippableFact]
    public void A_protocol_may_stop_reading_in_the_middle()
    {
        var protocol = new ScriptedProcessProtocol { OnData = (self, _) => self.Transport.CloseStdout(), OnEnded = _ => Subject.Stop() };
        Run(() => Processes.SpawnProcess(protocol, "cat", ["/dev/zero"]));
        Assert.Equal(13, Assert.IsType<ProcessTerminatedException>(protocol.Reason!.Value).Signal);
        Assert.True(Encoding.UTF8.GetByteCount(protocol.Out) <= 65_536);
    }

    public sealed class Epoll() : ProcessPipeTests("epoll");

    public sealed class Poll() : ProcessPipeTests("poll");

    public sealed class Select() : ProcessPipeTests("select");

    public sealed class Completion() : ProcessPipeTests("completion");
}
