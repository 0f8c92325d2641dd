using TrialNet.Conformance.Poetry.Outside;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>Poetry: TrialNet's stack, a stack in an assembly, and anybody's server by its address.</summary>
internal sealed class PoetrySource : ISubjectSource
{
    private const string Own = "trialnet";

    private static readonly SubjectContract Contract = new(
        SubjectKinds.Poetry,
        [typeof(PoetrySubject)],
        [typeof(PoetrySubject).Assembly, typeof(IReactor).Assembly, typeof(Deferred).Assembly]);

    private static readonly Dictionary<string, OutsideRole> Roles = new(StringComparer.Ordinal)
    {
        ["poem"] = OutsideRole.Poem,
        ["slow"] = OutsideRole.Slow,
        ["proxy"] = OutsideRole.Proxy,
        ["transform"] = OutsideRole.Transform,
    };

    /// <inheritdoc/>
    public string Kind => SubjectKinds.Poetry;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Summary)> Help =>
    [
        (Own, "TrialNet's poetry stack, on a simulated network"),
        ("PATH.dll::Type", "yours: a PoetrySubject with a constructor without parameters"),
        ("HOST:PORT", "anybody's poem server, from outside"),
        ("ROLE@HOST:PORT", "the same, as slow, proxy or transform server"),
    ];

    /// <inheritdoc/>
    public Subject? Find(string name, string spec)
    {
        if (name == Own)
        {
            return new PoetryCandidate(spec, static () => new ProductPoetrySubject());
        }

        if (SubjectFile.FindType(name, spec, Contract) is { } type)
        {
            return new PoetryCandidate(spec, SubjectMaker.Of<PoetrySubject>(type));
        }

        return name.Contains(':', StringComparison.Ordinal) || name.Contains('@', StringComparison.Ordinal) ? new OutsideCandidate(spec, Read(name)) : null;
    }

    private static OutsideTarget Read(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var role = OutsideRole.Poem;
        if (at >= 0 && !Roles.TryGetValue(name[..at], out role))
        {
            throw new ConformException($"there is no role '{name[..at]}'; write {string.Join(", ", Roles.Keys.Select(static word => $"{word}@HOST:PORT"))}");
        }

        try
        {
            var address = PoemAddress.Parse(name[(at + 1)..]);
            return address.Path is null ? new OutsideTarget(role, address.Host, address.Port) : throw new FormatException("servers are judged over TCP");
        }
        catch (FormatException error)
        {
            throw new ConformException(error.Message);
        }
    }
}
