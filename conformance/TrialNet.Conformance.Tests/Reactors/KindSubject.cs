using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>One of this repository's reactors with sockets as a subject.</summary>
internal sealed class KindSubject(string kind) : ReactorSubject
{
    public override ReactorManifest Manifest { get; } =
        new(kind, [ReactorCapability.Tcp, ReactorCapability.HalfClose]) { SendsLateWrites = true };

    public override IReactor Create()
    {
        var factory = TrialNet.Reactor.Reactors.Find(kind)!;
        Skip.If(factory.WhyUnavailable is not null, factory.WhyUnavailable);
        return factory.Create();
    }
}
