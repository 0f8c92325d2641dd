using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>
/// Chain and state machine in one object; it stands itself in the queue of the Deferred that the method awaits, so that an await
/// allocates nothing more.
/// </summary>
internal sealed class StateMachineBox<TStateMachine>() : StateMachineBox(typeof(TStateMachine))
    where TStateMachine : IAsyncStateMachine
{
    private TStateMachine _stateMachine = default!;

    /// <summary>Takes the machine; its builder must know this box already, since the machine may be a value that is copied here.</summary>
    internal void SetStateMachine(TStateMachine stateMachine) => _stateMachine = stateMachine;

    private protected override void MoveNext() => _stateMachine.MoveNext();

    private protected override void ForgetBody() => _stateMachine = default!;
}
