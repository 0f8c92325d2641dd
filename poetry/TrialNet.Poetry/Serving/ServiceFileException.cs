using TrialNet.Poetry.CommandLine;

namespace TrialNet.Poetry.Serving;

/// <summary>A service file is not what it should be.</summary>
/// <param name="message">What is wrong, with the field's name and without that of the file.</param>
internal sealed class ServiceFileException(string message) : Exception(message)
{
    /// <summary>Does nothing if all fields are known.</summary>
    /// <param name="place">Where they are, with a dot at its end.</param>
    /// <param name="fields">What is there.</param>
    /// <param name="known">What may be there.</param>
    public static void ThrowIfUnknown(string place, IEnumerable<string> fields, IReadOnlyCollection<string> known)
    {
        if (fields.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ServiceFileException($"{place}{unknown} is unknown: {NameAdvice.Of(unknown, known)}");
        }
    }
}
