using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>The reactors of a factory, judged by what they implement: nothing has to be declared by hand.</summary>
/// <example><code>
/// SubjectReport report = ReactorRun.Judge(new ReactorFactorySubject(Reactors.Default), new ConformanceOptions());
/// </code></example>
/// <remarks>Threading: as <see cref="ReactorSubject"/>; the factory is used from several threads at once.</remarks>
/// <param name="factory">Makes the reactors.</param>
public class ReactorFactorySubject(IReactorFactory factory) : ReactorSubject
{
    private readonly Lock _gate = new();
    private ReactorManifest? _manifest;

    /// <summary>What the interfaces of a reactor of the factory say, and <see cref="Declare"/> adds. Makes a reactor when it is first asked for.</summary>
    public override ReactorManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _manifest ??= Read();
            }
        }
    }

    /// <inheritdoc/>
    public override IReactor Create() => Factory.Create();

    /// <summary>Makes the reactors.</summary>
    protected IReactorFactory Factory { get; } = factory ?? throw new ArgumentNullException(nameof(factory));

    /// <summary>Adds to the manifest what interfaces do not say.</summary>
    /// <param name="manifest">What they say.</param>
    /// <param name="reactor">A reactor of the factory, which never runs.</param>
    /// <returns>The manifest by which the reactors are judged.</returns>
    protected virtual ReactorManifest Declare(ReactorManifest manifest, IReactor reactor) => manifest;

    private ReactorManifest Read()
    {
        var reactor = Create() ?? throw new InvalidOperationException("The factory made null.");
        return Declare(new ReactorManifest(Factory.Name, ReactorInterfaces.Of(reactor)), reactor);
    }
}
