using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Commands;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary><c>poetry lesson</c> as a process.</summary>
public sealed class LessonCommandTests : CommandTestCase
{
    /// <summary>Without a name: the list.</summary>
    public async Task TestList()
    {
        var result = await Run("lesson");

        AssertEqual(0, result.ExitCode);
        AssertEqual("", result.Error);
        AssertSubstring("part 19: cancellation\n  defer-cancel-1 ", result.Output);
    }

    /// <summary>The C# of a lesson, then the lesson; both names of a cancellation lesson.</summary>
    public async Task TestSource()
    {
        var result = await Run("lesson", "deferred-cancel-3", "--source");

        AssertEqual(0, result.ExitCode);
        var path = RepositoryRoot.Combine("poetry", "TrialNet.Poetry", "Lessons", "Cancelling", "DeferCancel3.cs");
        AssertEqual((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") + "\ncallback got: result\ndone\n", result.Output);
    }

    /// <summary>An exception that gets out of a lesson ends it as it would end any program.</summary>
    public async Task TestException()
    {
        var result = await Run("lesson", "defer-4");

        AssertEqual(1, result.ExitCode);
        AssertEqual("First result\n", result.Output);
        AssertMatches(@"\AUnhandled exception: TrialNet\.Defer\.AlreadyCalledException: ", result.Error);
    }

    /// <summary>Ctrl-C ends a lesson that does not end: exit code 0, as in the series.</summary>
    public async Task TestInterrupt()
    {
        var hello = Start("lesson", "hello");
        await hello.WaitForLineAsync("Round and round");
        hello.Signal(PosixSignal.Interrupt);
        var result = await hello.WaitForExitAsync();

        AssertEqual(0, result.ExitCode);
        AssertEqual("", result.Error);
        AssertEqual("Starting the reactor.\nHello from the reactor loop!\nRound and round it goes.\n", result.Output);
    }

    /// <summary>Twelve seconds of blocking and seven of waiting take none in a simulation.</summary>
    public async Task TestVirtualTime()
    {
        var blocking = await Run("lesson", "defer-block", "--reactor", "simulated");
        var waiting = await Run("lesson", "--reactor=simulated", "inline-callbacks-2");

        AssertTrue(blocking.Output.EndsWith("Firing finished.\nDone.\n", StringComparison.Ordinal), blocking.Output);
        AssertTrue(waiting.Output.EndsWith("\nall done\n", StringComparison.Ordinal), waiting.Output);
        AssertTrue(blocking.Elapsed + waiting.Elapsed < TimeSpan.FromSeconds(12));
    }

    /// <summary>One line and exit code 2 for what is no lesson.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry lesson: unknown lesson 'defr-8': did you mean 'defer-8'?", "lesson", "defr-8"),
        AssertComplains(2, "poetry lesson: unknown lesson 'xyzzy': 'poetry lesson' lists them", "lesson", "xyzzy"),
        AssertComplains(2, "poetry lesson: --mode 'asink' is unknown: did you mean 'async'?", "lesson", "timelines", "--mode", "asink"),
        AssertComplains(2, "poetry lesson: 'gen-1' is told in one way only: there is no --mode", "lesson", "gen-1", "--mode", "sync"),
        AssertComplains(2, "poetry lesson: give the NAME of a lesson; 'poetry lesson' lists them", "lesson", "--source"),
        AssertComplains(2, "poetry lesson: one lesson at a time, not 2", "lesson", "gen-1", "gen-2"));
}
