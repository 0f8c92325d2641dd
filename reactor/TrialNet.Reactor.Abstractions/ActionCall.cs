using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A function that returns nothing as one that returns <see cref="Unit"/>.</summary>
internal sealed class ActionCall(Action action) : IWrappedCall
{
    public Delegate Call => action;

    internal Unit Invoke()
    {
        action();
        return Unit.Value;
    }
}
