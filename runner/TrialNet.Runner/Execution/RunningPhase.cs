using System.Runtime.CompilerServices;

namespace TrialNet.Runner.Execution;

/// <summary>A phase to be awaited: costs nothing if it is over already, as it is for every test that does not wait.</summary>
/// <param name="phase">The phase.</param>
/// <param name="owner">Takes it when it is over, and tells whether it went well.</param>
internal readonly struct RunningPhase(Phase phase, ICaseOwner owner) : ICriticalNotifyCompletion
{
    /// <summary>Whether nothing has to be waited for.</summary>
    public bool IsCompleted => phase.IsOver;

    public RunningPhase GetAwaiter() => this;

    /// <summary>Ends the phase.</summary>
    /// <returns>Whether it went well.</returns>
    public bool GetResult() => owner.EndPhase(phase);

    public void OnCompleted(Action continuation) => phase.Over.GetAwaiter().OnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => phase.Over.GetAwaiter().UnsafeOnCompleted(continuation);
}
