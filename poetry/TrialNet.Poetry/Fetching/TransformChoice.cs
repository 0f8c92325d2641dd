using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Fetching;

/// <summary>What is to be done with poems before they are printed.</summary>
/// <param name="Name">The name of the transform.</param>
/// <param name="Server">Who does it.</param>
internal sealed record TransformChoice(string Name, PoemAddress Server)
{
    /// <summary>Reads <c>NAME@[HOST:]PORT</c>.</summary>
    /// <exception cref="FormatException">It is not that.</exception>
    public static TransformChoice Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || text.AsSpan(0, at).Contains('.'))
        {
            throw new FormatException($"must be NAME@[HOST:]PORT, with a name that has no dot, not '{text}'");
        }

        try
        {
            return new TransformChoice(text[..at], PoemAddress.Parse(text[(at + 1)..]));
        }
        catch (FormatException error)
        {
            throw new FormatException($"has no address after the @: {error.Message}", error);
        }
    }
}
