using System.Text;

namespace TrialNet.Conformance.Rules;

/// <summary>The rule book (SPEC.md), as a program reads it. Immutable; any thread.</summary>
public sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, Rule> _byId;
    private readonly Dictionary<string, RuleChapter> _chapters;

    internal RuleBook(string version, IReadOnlyList<RuleChapter> chapters, IReadOnlyList<GlossaryTerm> glossary)
    {
        Version = version;
        Chapters = chapters;
        Glossary = glossary;
        Rules = [.. chapters.SelectMany(chapter => chapter.Rules)];
        _byId = Rules.ToDictionary(rule => rule.Id, StringComparer.OrdinalIgnoreCase);
        _chapters = chapters.ToDictionary(chapter => chapter.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The book that this version of the kit judges by.</summary>
    public static RuleBook Current => Embedded.Value;

    /// <summary>The version of the book, such as <c>0.2</c>.</summary>
    public string Version { get; }

    /// <summary>The chapters, in the order of the book.</summary>
    public IReadOnlyList<RuleChapter> Chapters { get; }

    /// <summary>All rules, in the order of the book; those that the kit cannot judge yet included.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The terms that the rules use.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    /// <summary>Finds a rule.</summary>
    /// <param name="id">Its id, in letters of either case.</param>
    /// <returns>The rule; null if there is none.</returns>
    public Rule? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Finds a chapter.</summary>
    /// <param name="id">Its id, such as <c>D-4</c>, in letters of either case.</param>
    /// <returns>The chapter; null if there is none.</returns>
    public RuleChapter? FindChapter(string id) => _chapters.GetValueOrDefault(id);

    /// <summary>The terms of the glossary that a text uses, in the order of their first use.</summary>
    /// <param name="text">A statement: terms stand between asterisks.</param>
    /// <returns>The terms.</returns>
    public IReadOnlyList<GlossaryTerm> TermsIn(string text) =>
        [.. text.Split('*').Where((_, index) => index % 2 == 1).Select(FindTerm).OfType<GlossaryTerm>().Distinct()];

    private static RuleBook ReadEmbedded()
    {
        using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream("SPEC.md")
            ?? throw new InvalidOperationException("the rule book is missing from the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return RuleBookReader.Read(reader.ReadToEnd());
    }

    // A statement may use the word in another form: "resources", "leaks", "owner's".
    private GlossaryTerm? FindTerm(string word) =>
        Glossary.FirstOrDefault(term => string.Equals(term.Name, word, StringComparison.OrdinalIgnoreCase))
        ?? Glossary.FirstOrDefault(term => string.Equals(term.Name + "s", word, StringComparison.OrdinalIgnoreCase));
}
