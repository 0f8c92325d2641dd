using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>One of TrialNet's own reactors, with what it declares beyond its interfaces.</summary>
/// <param name="factory">Makes it.</param>
internal class ProductReactorSubject(IReactorFactory factory) : ReactorFactorySubject(factory), IHasSimulations, IHasProtocolFactory
{
    /// <inheritdoc/>
    public IReactor Create(SimulationOptions options) => Reactors.Simulated(options).Create();

    /// <inheritdoc/>
    public IProtocolFactory CreateFactory(Action start, Action stop) => new ProductFactory(start, stop);

    /// <inheritdoc/>
    public object? FactoryOf(IProtocol protocol) => (protocol as Protocol)?.Factory;

    /// <inheritdoc/>
    protected override ReactorManifest Declare(ReactorManifest manifest, IReactor reactor) =>
        manifest with { Capabilities = [.. manifest.Capabilities, ReactorCapability.Punctual], SendsLateWrites = true };
}
