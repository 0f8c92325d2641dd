using System.Text;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-PROC: child processes, of programs that every UNIX has.</summary>
internal static class ProcessChecks
{
    private const string Shell = "/bin/sh";

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        Of("R-PROC-01", HasALife),
        Of("R-PROC-01", ExitsBeforeItsPipes),
        Of("R-PROC-02", TellsCodeAndSignal),
        Of("R-PROC-02", ReapsEachChild),
        Of("R-PROC-03", WritesToPipes),
        Of("R-PROC-03", PassesNoOtherDescriptors),
        Of("R-PROC-03", HasTheEnvironmentAskedFor),
        Of("R-PROC-04", Signals),
        Of("R-PROC-04", TellsWhatCannotBeStarted),
        Of("R-PROC-04", PassesArgumentsAsTheyAre),
    ];

    private static ReactorCheck Of(string rule, Action<ReactorCheckContext> check) => ReactorCheck.Of(rule, context =>
    {
        if (File.Exists(Shell))
        {
            check(context);
        }
        else
        {
            context.CannotDecide($"this machine has no {Shell}");
        }
    });

    /// <summary>Runs a script to its end.</summary>
    private static ProcessPlay Run(ReactorCheckContext context, string script, Func<ReactorScene, ProcessPlay>? make = null) =>
        Spawn(context, Shell, ["-c", script], make: make);

    private static ProcessPlay Spawn(
        ReactorCheckContext context,
        string program,
        string[] arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        IReadOnlyDictionary<int, ChildDescriptor>? descriptors = null,
        Func<ReactorScene, ProcessPlay>? make = null)
    {
        using var scene = context.Open();
        var play = make?.Invoke(scene) ?? new ProcessPlay(scene);
        scene.Run(
            () => ((IReactorProcess)scene.Reactor).SpawnProcess(play, program, arguments, environment, childDescriptors: descriptors),
            $"the end of {program} {string.Join(' ', arguments)}");
        return play;
    }

    private static void HasALife(ReactorCheckContext context)
    {
        var play = Run(context, "echo out; echo err >&2");
        context.Expect(play.Output(1) == "out\n" && play.Output(2) == "err\n", "the output of each pipe is heard: out and err", $"it is \"{play.Output(1)}\" and \"{play.Output(2)}\"");
        context.Expect(play.Events[0] == "start" && play.Events[^1] == "end", "a process protocol hears MakeConnection first and ProcessEnded last", $"it hears: {play}");
        foreach (var once in new[] { "start", "lost 0", "lost 1", "lost 2", "exit", "end" })
        {
            var count = play.Events.Count(one => one == once);
            context.Expect(count == 1, $"a process protocol hears \"{once}\" once", $"it hears it {count} times: {play}");
        }

        context.Expect(
            play.Events.LastIndexOf("data 1") < play.Events.IndexOf("lost 1") && play.Events.LastIndexOf("data 2") < play.Events.IndexOf("lost 2"),
            "the loss of a pipe comes after its output",
            $"the order is: {play}");
    }

    private static void ExitsBeforeItsPipes(ReactorCheckContext context)
    {
        // The grandchild keeps the output open until it has read the line, which it gets when the exit of the child has been heard.
        var play = Run(context, "{ read line; echo $line; } <&0 & exit 0", scene => new ProcessPlay(scene)
        {
            Exited = process =>
            {
                process.Write("late\n"u8);
                process.CloseStdin();
            },
        });
        context.Expect(play.Output(1) == "late\n", "what a grandchild writes after the exit of the child is heard: late", $"the output is \"{play.Output(1)}\"");
        context.Expect(
            play.Events[^1] == "end" && play.Events.IndexOf("exit") < play.Events.IndexOf("data 1"),
            "ProcessExited comes at the exit, and ProcessEnded when the pipes are closed",
            $"the order is: {play}");
    }

    private static void TellsCodeAndSignal(ReactorCheckContext context)
    {
        foreach (var (script, expected) in new[] { ("exit 0", "done"), ("exit 3", "code 3"), ("exit 255", "code 255"), ("kill -9 $$", "signal 9"), ("kill -15 $$", "signal 15") })
        {
            var play = Run(context, script);
            context.Expect(play.ReasonText == expected, $"the reason of \"{script}\" is {expected}", $"it is {play.ReasonText}");
        }
    }

    private static void ReapsEachChild(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var left = 4;
        var plays = new List<ProcessPlay>();
        ProcessPlay Spawned()
        {
            var play = new ProcessPlay(scene)
            {
                Ended = () =>
                {
                    if (--left == 0)
                    {
                        Turns.After(scene.Reactor, 2, scene.Reactor.Stop);
                    }
                },
            };
            ((IReactorProcess)scene.Reactor).SpawnProcess(play, Shell, ["-c", "exit 7"]);
            plays.Add(play);
            return play;
        }

        // Two before Run, of which the first has ended by then if it can be seen.
        var early = Spawned();
        WaitForEnd(early.Pid, context.Patience);
        Spawned();
        scene.Run(
            () =>
            {
                Spawned();
                Spawned();
            },
            "four children to end, one of which ended before Run");
        context.Expect(plays.TrueForAll(play => play.ReasonText == "code 7"), "the end of every child is told, also of one that ended before Run", $"the reasons are {string.Join(", ", plays.Select(play => play.ReasonText))}");
        var zombies = plays.Count(play => StateOf(play.Pid) == 'Z');
        context.Expect(zombies == 0, "every child is reaped", $"{zombies} are zombies");
    }

    private static void WaitForEnd(int? pid, TimeSpan patience)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (StateOf(pid) is not (null or 'Z') && watch.Elapsed < patience)
        {
            Thread.Yield();
        }
    }

    /// <summary>The state of a process as the system tells it; null if there is none.</summary>
    private static char? StateOf(int? pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[text.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void WritesToPipes(ReactorCheckContext context)
    {
        var large = new string('x', 200_000);
        var play = Spawn(
            context,
            Shell,
            ["-c", "cat; cat <&3 >&4"],
            descriptors: new Dictionary<int, ChildDescriptor>
            {
                [0] = ChildDescriptor.Write, [1] = ChildDescriptor.Read, [2] = ChildDescriptor.Read, [3] = ChildDescriptor.Write, [4] = ChildDescriptor.Read,
            },
            make: scene => new ProcessPlay(scene)
            {
                Started = process =>
                {
                    process.Write(Encoding.ASCII.GetBytes(large));
                    process.CloseStdin();
                    process.WriteToChild(3, "three"u8);
                    process.CloseChildFd(3);
                    Thrown.Expect<ArgumentException>(context, "writing to a pipe that there is not", () => process.WriteToChild(9, "x"u8));
                },
            });
        context.Expect(play.Output(1) == large, "what is written to the standard input arrives, also more than a pipe holds", $"{play.Output(1).Length} of {large.Length} characters come back");
        context.Expect(play.Output(4) == "three", "writing to another pipe and closing it work: three", $"what comes back is \"{play.Output(4)}\"");
    }

    private static void PassesNoOtherDescriptors(ReactorCheckContext context)
    {
        using var open = new SocketPair();
        using var file = File.OpenHandle(Shell);
        var play = Spawn(context, "/bin/ls", ["/proc/self/fd"]);
        var numbers = play.Output(1).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // The fourth is the folder that ls itself reads.
        context.Expect(numbers.Length == 4, "a child inherits its three descriptors and no others", $"it has {string.Join(", ", numbers)}, one of which it opened itself");
    }

    private static void HasTheEnvironmentAskedFor(ReactorCheckContext context)
    {
        foreach (var (name, environment, expected) in new (string, Dictionary<string, string>?, Func<string, bool>)[]
        {
            ("an empty one", [], output => output.Length == 0),
            ("one of two variables", new() { ["B"] = "two words", ["A"] = "é=1" }, output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).SequenceEqual(["A=é=1", "B=two words"])),
            ("the inherited one", null, output => output.Contains("PATH=", StringComparison.Ordinal)),
        })
        {
            var play = Spawn(context, "/usr/bin/env", [], environment);
            context.Expect(expected(play.Output(1)), $"the environment of a child is what was asked for: {name}", $"it is \"{play.Output(1)}\"");
        }
    }

    private static void Signals(ReactorCheckContext context)
    {
        IProcessTransport? process = null;
        var play = Run(context, "echo ready; read line", scene => new ProcessPlay(scene)
        {
            Started = started => process = started,
            Received = (_, _) => process!.SignalProcess("TERM"),
        });
        context.Expect(play.ReasonText == "signal 15", "SignalProcess signals: TERM", $"the process ends with {play.ReasonText}");
        var error = Thrown.By(() => process!.SignalProcess("TERM"));
        context.Expect(error is ProcessExitedAlreadyException, "SignalProcess after the end throws ProcessExitedAlreadyException", Thrown.Text(error));
    }

    private static void TellsWhatCannotBeStarted(ReactorCheckContext context)
    {
        var play = Spawn(context, "/no/such/program", []);
        context.Expect(play.ReasonText == "code 1" && play.Output(2).Length > 0, "a program that cannot be started ends with code 1 and a text on standard error", $"it ends with {play.ReasonText} and \"{play.Output(2)}\"");
        context.Expect(play.Events[^1] == "end", "it ends like any other", $"what happens is: {play}");
    }

    private static void PassesArgumentsAsTheyAre(ReactorCheckContext context)
    {
        string[] arguments = ["a b", "\"q\"", "'", "$HOME", "", "é日本😀", "*", "-", "\\", "a\nb"];
        var play = Spawn(context, Shell, ["-c", "for a in \"$@\"; do printf '%s|' \"$a\"; done", "name", .. arguments]);
        var expected = string.Concat(arguments.Select(argument => argument + "|"));
        context.Expect(play.Output(1) == expected, $"arguments arrive as given: {expected}", $"what arrives is {play.Output(1)}");
    }
}
