namespace TrialNet.Reactor.Abstractions;

/// <summary>The target of a function of ours around somebody's function: reports name that one.</summary>
internal interface IWrappedCall
{
    /// <summary>The function that was given.</summary>
    Delegate Call { get; }
}
