using TrialNet.Conformance.Tests.Judging;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>It keeps the rules, and says on standard error when the first of it is made.</summary>
internal sealed class SubjectThatSaysReady : BrokenSubject
{
    private static int _made;

    public SubjectThatSaysReady()
    {
        if (Interlocked.Increment(ref _made) == 1)
        {
            Console.Error.WriteLine("the first subject is made");
        }
    }
}
