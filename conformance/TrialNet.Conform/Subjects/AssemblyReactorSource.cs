using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>Anybody's reactor: <c>reactor:PATH.dll::Type</c>, a subject, a factory or a reactor in an assembly.</summary>
internal sealed class AssemblyReactorSource : ISubjectSource
{
    // Both sides speak of reactors, and of the Deferreds and scopes that reactors take.
    private static readonly SubjectContract Contract = new(
        SubjectKinds.Reactor,
        [typeof(ReactorSubject), typeof(IReactorFactory), typeof(IReactor)],
        [typeof(ReactorSubject).Assembly, typeof(IReactor).Assembly, typeof(Deferred).Assembly]);

    /// <inheritdoc/>
    public string Kind => SubjectKinds.Reactor;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help =>
        [("PATH.dll::Type", "yours: a ReactorSubject, an IReactorFactory or an IReactor, with a constructor without parameters")];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec) =>
        SubjectFile.FindType(name, spec, Contract) is { } type ? new ReactorCandidate(spec, MakerOf(type)) : null;

    private static Func<ReactorSubject> MakerOf(Type type)
    {
        if (typeof(ReactorSubject).IsAssignableFrom(type))
        {
            return SubjectMaker.Of<ReactorSubject>(type);
        }

        if (typeof(IReactorFactory).IsAssignableFrom(type))
        {
            var make = SubjectMaker.Of<IReactorFactory>(type);
            return () => new ReactorFactorySubject(make());
        }

        return () => new ReactorFactorySubject(new ConstructorFactory(type.Name, SubjectMaker.Of<IReactor>(type)));
    }
}
