using TrialNet.Runner.Planning;

namespace TrialNet.Trial.CommandLine;

/// <summary>A target as it was written.</summary>
/// <param name="Path">The part before <c>::</c>.</param>
/// <param name="Names">The tests that are meant; without any to include, all are.</param>
internal sealed record TargetArgument(string Path, IReadOnlyList<NamePattern> Names)
{
    private const string Separator = "::";

    /// <summary>Reads <c>PATH[::NAME[,NAME]...]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The target; its path is empty for <c>::NAME</c>, <c>!NAME</c> and <c>tag:WORD</c>, which belong to another one.</returns>
    /// <exception cref="TrialException">There is nothing after <c>::</c>.</exception>
    public static TargetArgument Parse(string text)
    {
        if (text.StartsWith('!') || NamePattern.IsTag(text))
        {
            return new TargetArgument("", ParseNames(text, text));
        }

        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? new TargetArgument(text, []) : new TargetArgument(text[..at], ParseNames(text[(at + Separator.Length)..], text));
    }

    /// <summary>The same path named twice is one target; named once without tests to include, all of it is meant.</summary>
    /// <param name="other">The target to join.</param>
    /// <returns>The target for both.</returns>
    public TargetArgument Join(TargetArgument other)
    {
        var names = Names.Concat(other.Names);
        return this with { Names = (MeansAll || other.MeansAll ? names.Where(name => name.Excludes) : names).ToList() };
    }

    /// <summary>The same target, of which only some tests are meant.</summary>
    /// <param name="names">Names that stood alone on the command line.</param>
    /// <returns>The narrower target.</returns>
    public TargetArgument Narrow(IEnumerable<NamePattern> names) => this with { Names = Names.Concat(names).ToList() };

    private bool MeansAll => Names.All(name => name.Excludes);

    private static IReadOnlyList<NamePattern> ParseNames(string list, string whole)
    {
        var names = NamePattern.ParseList(list);
        return names.Count > 0 ? names : throw new TrialException($"'{whole}' names no test: write TARGET::NAME, TARGET::!NAME, or TARGET alone for all of it");
    }
}
