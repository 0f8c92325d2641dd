using TrialNet.Reactor;

namespace TrialNet.Conform.Subjects;

/// <summary>TrialNet's own reactors: <c>reactor:epoll</c> and the others.</summary>
internal sealed class ProductReactorSource : ISubjectSource
{
    /// <inheritdoc/>
    public string Kind => SubjectKinds.Reactor;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help => [.. Reactors.All.Select(factory => (
        factory.Name, factory.WhyUnavailable is { } reason ? $"{factory.Summary}; does not run here: {reason}" : factory.Summary))];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec)
    {
        if (Reactors.Find(name) is not { } factory)
        {
            return null;
        }

        return factory.WhyUnavailable is { } reason
            ? throw new ConformException($"'{spec}' cannot be judged on this machine: {reason}")
            : new ReactorCandidate(spec, () => new FaultyReactorSubject(factory));
    }
}
