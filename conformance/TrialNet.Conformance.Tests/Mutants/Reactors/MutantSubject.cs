using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>A kind of reactor of a mutant, with what the product declares of it.</summary>
internal sealed class MutantSubject(IReactorFactory factory) : ReactorFactorySubject(factory)
{
    protected override ReactorManifest Declare(ReactorManifest manifest, IReactor reactor) =>
        manifest with { Capabilities = [.. manifest.Capabilities, ReactorCapability.Punctual], SendsLateWrites = true };
}
