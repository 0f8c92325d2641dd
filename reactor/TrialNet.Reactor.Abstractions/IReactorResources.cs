namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor that can tell what it holds for whom. Threading: the reactor's own thread.</summary>
public interface IReactorResources
{
    /// <summary>Everything that has not been given back, the reactor's own means left out.</summary>
    /// <returns>A copy, in the order of making.</returns>
    IReadOnlyList<IReactorResource> GetResources();
}
