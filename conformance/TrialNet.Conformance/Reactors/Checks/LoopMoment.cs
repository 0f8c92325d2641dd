using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A moment in the life of a loop at which something can happen to it.</summary>
/// <param name="Name">When, as the end of a sentence.</param>
/// <param name="Arrange">Sees to it that the action is done at that moment, on the reactor's thread; called before Run.</param>
internal sealed record LoopMoment(string Name, Action<IReactor, Action> Arrange);
