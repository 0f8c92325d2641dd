using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>A reactor's constructor as a factory.</summary>
/// <param name="name">The name in reports.</param>
/// <param name="make">Calls it.</param>
internal sealed class ConstructorFactory(string name, Func<IReactor> make) : IReactorFactory
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Summary => $"what new {name}() makes";

    /// <inheritdoc/>
    public string? WhyUnavailable => null;

    /// <inheritdoc/>
    public IReactor Create() => make();
}
