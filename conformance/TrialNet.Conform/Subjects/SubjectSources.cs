using TrialNet.Shared.Text;

namespace TrialNet.Conform.Subjects;

/// <summary>Finds the subjects that a command line names.</summary>
internal static class SubjectSources
{
    private static readonly ISubjectSource[] Sources =
        [new ProductSource(), new TwistedSource(), new AssemblySource(), new ProductReactorSource(), new AssemblyReactorSource(), new PoetrySource()];

    private static readonly string[] Kinds = [SubjectKinds.Deferred, SubjectKinds.Reactor, SubjectKinds.Poetry];

    /// <summary>The subjects there are, for the help.</summary>
    public static IEnumerable<(string Name, string Summary)> Help =>
        Sources.SelectMany(source => source.Help.Select(row => ($"{source.Kind}:{row.Name}", row.Summary)));

    /// <summary>Finds subjects.</summary>
    /// <param name="specs">As they were written: <c>KIND:NAME</c>, several with commas; a kind holds for the names after it.</param>
    /// <returns>The subjects, each once, in the order in which they were named.</returns>
    /// <exception cref="ConformException">There is none, or one of them does not exist.</exception>
    public static IReadOnlyList<Subject> Find(IEnumerable<string> specs)
    {
        var subjects = specs.SelectMany(FindSeveral).DistinctBy(subject => subject.Spec, StringComparer.Ordinal).ToList();
        return subjects.Count > 0 ? subjects : throw new ConformException("name a subject: --subject deferred:trialnet, reactor:epoll or poetry:HOST:PORT, or --subject deferred:PATH.dll::Type for one of your own");
    }

    private static IEnumerable<Subject> FindSeveral(string specs)
    {
        var kind = "";
        foreach (var part in specs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part;
            if (part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && IsKind(part[..colon], after: part[(colon + 1)..], hasKind: kind.Length > 0))
            {
                (kind, name) = (part[..colon], part[(colon + 1)..]);
            }

            yield return FindOne(kind, name);
        }
    }

    // After "deferred:a.dll::T,", "C:\b.dll::U" and "b.dll::U" have a colon and no kind.
    private static bool IsKind(string text, string after, bool hasKind) =>
        Kinds.Contains(text, StringComparer.Ordinal) || (!hasKind && !after.StartsWith(':') && text.All(char.IsAsciiLetter) && text.Length > 1);

    private static Subject FindOne(string kind, string name)
    {
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
        {
            throw new ConformException(kind.Length == 0
                ? $"'{name}' has no kind; write --subject {KindOf(name)}:{name}"
                : $"unknown kind of subject '{kind}'{NearestNames.Hint(kind, Kinds)}; write --subject {SubjectKinds.Deferred}:NAME, {SubjectKinds.Reactor}:NAME or {SubjectKinds.Poetry}:NAME");
        }

        return Of(kind).Select(source => source.Find(name, $"{kind}:{name}")).FirstOrDefault(found => found is not null) ?? throw Unknown(kind, name);
    }

    private static IEnumerable<ISubjectSource> Of(string kind) => Sources.Where(source => source.Kind == kind);

    // "epoll" alone can only mean the reactor.
    private static string KindOf(string name) =>
        Sources.FirstOrDefault(source => source.Help.Any(row => row.Name == name))?.Kind ?? SubjectKinds.Deferred;

    private static ConformException Unknown(string kind, string name)
    {
        var names = Of(kind).SelectMany(source => source.Help).Select(row => row.Name).ToList();
        return new ConformException($"unknown subject '{kind}:{name}'{NearestNames.Hint(name, names)}; there are: {string.Join(", ", names)}");
    }
}
