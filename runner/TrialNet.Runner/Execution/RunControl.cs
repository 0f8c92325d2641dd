using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Runner.Execution;

/// <summary>Ends a run from outside. Threading: any thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Without a timer there is nothing to dispose of, and somebody may stop a run that has just ended.")]
internal sealed class RunControl
{
    private readonly CancellationTokenSource _interruption = new();
    private volatile bool _endsAfterTest;

    /// <summary>Whether no further test is to begin.</summary>
    internal bool EndsAfterTest => _endsAfterTest;

    /// <summary>Cancelled when the test that runs is to be given up.</summary>
    internal CancellationToken Interruption => _interruption.Token;

    internal void Stop(bool afterTest)
    {
        _endsAfterTest = true;
        if (!afterTest)
        {
            _interruption.Cancel();
        }
    }
}
