using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>One of TrialNet's own reactors, with what it declares beyond its interfaces.</summary>
/// <param name="factory">Makes it.</param>
internal sealed class ProductReactorSubject(IReactorFactory factory) : ReactorFactorySubject(factory), IHasSimulations
{
    /// <inheritdoc/>
    public IReactor Create(SimulationOptions options) => Reactors.Simulated(options).Create();

    /// <inheritdoc/>
    protected override ReactorManifest Declare(ReactorManifest manifest, IReactor reactor) =>
        manifest with { Capabilities = [.. manifest.Capabilities, ReactorCapability.Punctual] };
}
