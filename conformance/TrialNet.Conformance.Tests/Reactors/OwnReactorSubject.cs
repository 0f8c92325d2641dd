using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>Somebody's subject.</summary>
public sealed class OwnReactorSubject : ReactorSubject
{
    public override ReactorManifest Manifest { get; } = new("mine", []);

    public override IReactor Create() => new DelegatingReactor();
}
