using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>Tells about a session: one or more runs (a pass on a reactor each), one after another. Threading: one thread at a time.</summary>
internal interface IReporter : ITestEventSink
{
    /// <summary>The session is over: no event comes any more. Called once, on the way out of an interrupted session too.</summary>
    void Close();
}
