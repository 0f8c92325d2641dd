namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor that can tell what it holds for whom. Threading: the reactor's own thread.</summary>
public interface IReactorResources
{
    /// <summary>
    /// Whether the reactor runs and holds nothing, has nothing scheduled and no call waiting: its next turns would do nothing.
    /// </summary>
    /// <value>False also where a reactor does not say.</value>
    bool IsIdle => false;

    /// <summary>Everything that has not been given back, the reactor's own means left out.</summary>
    /// <returns>A copy, in the order of making.</returns>
    IReadOnlyList<IReactorResource> GetResources();
}
