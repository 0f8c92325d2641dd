using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Failures;

/// <summary>A Failure wraps an exception so that it can be handed on without being thrown, and keeps where it came from.</summary>
internal sealed class FailureExamples()
    : Lesson("failure-examples", 6, "a Failure with an exception that was never thrown, and with one that was")
{
    protected override void Run()
    {
        Say("Just making an exception:");
        Say("");
        Tell(new Failure(new RhymeSchemeViolation()));

        Say("");
        Say("");
        Say("Catching an exception:");
        Say("");
        try
        {
            AnalyzePoem("an odd rhyme scheme");
        }
        catch (RhymeSchemeViolation violation)
        {
            // The exception itself knows where it was thrown, in this block and after it.
            Tell(new Failure(violation));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AnalyzePoem(string poem) => throw new RhymeSchemeViolation { Poem = poem };

    private void Tell(Failure failure)
    {
        Say($"{failure}");
        foreach (var frame in failure.Frames.DefaultIfEmpty("(failure with no frames)"))
        {
            Say($"   {frame}");
        }
    }

    private sealed class RhymeSchemeViolation() : Exception("the lines do not rhyme")
    {
        internal string Poem { get; init; } = "";
    }
}
