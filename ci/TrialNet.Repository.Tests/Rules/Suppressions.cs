using System.Text.RegularExpressions;
using TrialNet.Repository.Tests.Sources;

namespace TrialNet.Repository.Tests.Rules;

/// <summary>A silenced warning says why: a comment above a NoWarn, after a #pragma, a Justification in a SuppressMessage.</summary>
internal static partial class Suppressions
{
    public static IEnumerable<string> Check(IEnumerable<SourceFile> files) => files.SelectMany(CheckFile);

    private static IEnumerable<string> CheckFile(SourceFile file)
    {
        var isBuildFile = file.IsProject || file.Path.EndsWith(".props", StringComparison.Ordinal) || file.Path.EndsWith(".targets", StringComparison.Ordinal);
        for (var i = 0; i < file.Lines.Count; i++)
        {
            var line = file.Lines[i];
            if (isBuildFile && line.Contains("<NoWarn", StringComparison.Ordinal) && (i == 0 || !file.Lines[i - 1].TrimEnd().EndsWith("-->", StringComparison.Ordinal)))
            {
                yield return $"{file.Path}:{i + 1}: NoWarn without a comment above it";
            }
            else if (file.IsCode && BarePragma().IsMatch(line))
            {
                yield return $"{file.Path}:{i + 1}: #pragma without a reason after it (// ...)";
            }
            else if (file.IsCode && BareSuppression().IsMatch(line))
            {
                yield return $"{file.Path}:{i + 1}: SuppressMessage without a Justification";
            }
        }
    }

    [GeneratedRegex(@"^\s*#pragma warning disable\b(?!.*//\s*\S)")]
    private static partial Regex BarePragma();

    [GeneratedRegex(@"^\s*\[(?:\w+:\s*)?(?:Unconditional)?SuppressMessage\((?!.*Justification\s*=)")]
    private static partial Regex BareSuppression();
}
