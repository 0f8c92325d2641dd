using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>A code file fits a reader's head: 400 lines in the product, 600 in tests.</summary>
internal static class FileSizes
{
    public const int ProductCap = 400;
    public const int TestCap = 600;

    // Path to reason. A file above its cap is split by axis (Connection.Reading.cs), not listed here, unless the reason is good.
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal);

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode && !Exceptions.ContainsKey(file.Path)
        let cap = file.IsSupport ? TestCap : ProductCap
        where file.Lines.Count > cap
        select $"{file.Path}: {file.Lines.Count} lines, at most {cap} allowed; split it by axis";
}
