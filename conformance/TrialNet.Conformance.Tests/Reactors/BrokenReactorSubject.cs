using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A subject that is broken in the way a test says.</summary>
internal sealed class BrokenReactorSubject(Func<IReactor> create, params ReactorCapability[] capabilities) : ReactorSubject
{
    public override ReactorManifest Manifest { get; } = new("broken", capabilities);

    public override IReactor Create() => create();
}
