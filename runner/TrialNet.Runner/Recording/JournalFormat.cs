using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>What events and lines have to do with each other.</summary>
internal static class JournalFormat
{
    /// <summary>The version of the lines. A member that is added does not change it; readers ignore what they do not know.</summary>
    internal const int Version = 1;

    /// <summary>The event of a line; null for those that say what is around the events, and for <see cref="StartedLine"/>.</summary>
    internal static TestEvent? EventOf(JournalLine line) => line switch
    {
        RunLine run => new RunStarted(run.Reactor, run.Tests, run.Seed, run.Pass),
        FinishedLine finished => new TestFinished(finished.ToResult()),
        LateLine late => new TestCameLate(late.Id, late.Problem),
        LeftOutLine left => new ReactorLeftOut(left.Reactor, left.Reason),
        EndLine end => new RunFinished(TimeSpan.FromSeconds(end.Seconds), end.Stop),
        _ => null,
    };
}
