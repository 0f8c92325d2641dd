using System.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>Verdicts and the like as reports for programs spell them: <c>ExpectedFailure</c> is <c>expected-failure</c>.</summary>
internal static class MachineName
{
    /// <summary>The name of a value.</summary>
    /// <typeparam name="T">An enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The name.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
