using System.Diagnostics;
using TrialNet.Conformance.Bridge;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>What is said when the other side of the bridge is missing, dies, hangs or talks nonsense.</summary>
public sealed class BridgeFailureTests
{
    private const string Hello = """print('{"twisted": "0", "capabilities": ["Lists"]}', flush=True)""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DeferredProgram Program = DeferredProgram.Parse("a = new; a.fire");

    [Fact]
    public void Without_a_Python_the_error_names_the_variable_that_helps()
    {
        using var bridge = new TwistedExecutor([], Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.Manifest);

        Assert.Contains("There is no python3; TRIALNET_PYTHON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_named()
    {
        using var bridge = new TwistedExecutor([new BridgeCommand(Path.Combine(AppContext.BaseDirectory, "no-such-python"))], Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.RunMany([Program]));

        Assert.Contains("no-such-python' cannot be started", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_Python_without_Twisted_is_passed_over()
    {
        using var bridge = new TwistedExecutor([Python("raise SystemExit('no twisted here')"), Python(Hello + "; input()")], Patience);

        Assert.Equal([Capability.Lists], bridge.Manifest.Capabilities);
    }

    [SkippableFact]
    public void If_none_has_Twisted_the_error_says_what_each_of_them_said()
    {
        using var bridge = new TwistedExecutor(
            [Python("raise SystemExit('no twisted here')"), Python("raise SystemExit('nor here')")], Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.Manifest);

        Assert.Contains("No Python imports Twisted", error.Message, StringComparison.Ordinal);
        Assert.Contains("has ended with exit code 1: no twisted here", error.Message, StringComparison.Ordinal);
        Assert.Contains("nor here", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_process_that_dies_is_reported_with_its_last_words_and_replaced_for_the_next_question()
    {
        using var bridge = new TwistedExecutor([Python($"input(); {Hello}; input(); raise SystemExit('the disk is full')")], Patience);

        for (var i = 0; i < 2; i++)
        {
            var error = Assert.Throws<BridgeException>(() => bridge.RunMany([Program]));

            Assert.Contains("has ended with exit code 1: the disk is full", error.Message, StringComparison.Ordinal);
            Assert.Contains("It was asked: a = new; a.fire", error.Message, StringComparison.Ordinal);
            Assert.Null(bridge.ProcessId);
        }
    }

    [SkippableTheory]
    [InlineData("Traceback (most recent call last):", "answered with no answer: Traceback")]
    [InlineData("""{"trace": ["> 0", "p0 ((", "x"]}""", "answered with no answer")]
    [InlineData("""{"trace": [1]}""", "answered with no answer")]
    [InlineData("""{"something": 1}""", "answered with no answer")]
    [InlineData("[]", "answered with no answer")]
    [InlineData("""{"error": "out of order"}""", "could not answer: out of order")]
    public void An_answer_that_is_none_is_shown_with_the_question(string answer, string expected)
    {
        using var bridge = new TwistedExecutor([Python($"input(); {Hello}; input(); print('{answer}', flush=True); input()")], Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.RunMany([Program]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("It was asked: a = new; a.fire", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("""{"verdict": "perhaps", "cases": 0, "expected": "", "actual": ""}""")]
    [InlineData("""{"verdict": "pass"}""")]
    public void A_verdict_that_is_none_is_no_answer_either(string answer)
    {
        using var bridge = new TwistedExecutor([Python($"input(); {Hello}; input(); print('{answer}', flush=True); input()")], Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.Check(DeferredRule.D_13_02));

        Assert.Contains("It was asked: D-13.02", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_capability_that_the_kit_does_not_know_is_no_hello()
    {
        const string boast = """print('{"twisted": "0", "capabilities": ["Magic"]}', flush=True); input(); input()""";
        using var bridge = new TwistedExecutor([Python(boast)], Patience);

        Assert.Contains("answered with no answer", Assert.Throws<BridgeException>(() => bridge.Manifest).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_process_that_hangs_is_ended()
    {
        using var bridge = new TwistedExecutor(
            [Python($"input(); {Hello}; input(); import threading; threading.Event().wait()")], TimeSpan.FromSeconds(5));
        _ = bridge.Manifest;
        using var process = Process.GetProcessById(bridge.ProcessId!.Value);

        var error = Assert.Throws<BridgeException>(() => bridge.RunMany([Program]));

        Assert.Contains("has not answered within 5 s. It was asked: a = new; a.fire", error.Message, StringComparison.Ordinal);
        Assert.True(process.WaitForExit(Patience));
    }

    [SkippableFact]
    public void A_process_that_does_not_read_is_ended_too()
    {
        using var bridge = new TwistedExecutor(
            [Python($"input(); {Hello}; import threading; threading.Event().wait()")], TimeSpan.FromSeconds(5));
        var large = DeferredProgram.Parse("a = new; " + string.Join("; ", Enumerable.Repeat("a.both{}", 1000)));

        var error = Assert.Throws<BridgeException>(() => bridge.RunMany([.. Enumerable.Repeat(large, 200)]));

        Assert.Contains("has not answered within 5 s", error.Message, StringComparison.Ordinal);
        Assert.Null(bridge.ProcessId);
    }

    [SkippableFact]
    public void The_process_ends_with_the_bridge_and_leaves_no_file()
    {
        var python = PythonPeer.Require();
        int id;
        BridgeCommand command;
        using (var script = new BridgeScript())
        {
            command = script.CommandFor(python.Executable);
            using var bridge = new TwistedExecutor([command], Patience);
            _ = bridge.RunMany([Program]);
            id = bridge.ProcessId!.Value;
            Assert.All(command.Arguments.Skip(1), file => Assert.True(File.Exists(file)));
        }

        Assert.All(command.Arguments.Skip(1), file => Assert.False(Directory.Exists(Path.GetDirectoryName(file))));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [SkippableFact]
    public void A_program_that_does_not_end_is_told_from_one_that_does()
    {
        PythonPeer.Require();
        using var bridge = new TwistedExecutor(Patience);

        var traces = bridge.RunMany([DeferredProgram.Parse("a = new{a.cancel}; a.cancel"), Program]);

        Assert.Equal([true, false], traces.Select(trace => trace is null));
    }

    [SkippableFact]
    public void A_program_that_Twisted_cannot_carry_out_is_refused_and_named()
    {
        PythonPeer.Require();
        using var bridge = new TwistedExecutor(Patience);

        var error = Assert.Throws<BridgeException>(() => bridge.RunMany([DeferredProgram.Parse("a = race()")]));

        Assert.Contains("It was asked: a = race()", error.Message, StringComparison.Ordinal);
    }

    private static BridgeCommand Python(string code) => new(PythonPeer.Require().Executable, "-c", code);
}
