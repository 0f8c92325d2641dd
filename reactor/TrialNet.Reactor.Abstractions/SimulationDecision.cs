using System.Globalization;

namespace TrialNet.Reactor.Abstractions;

/// <summary>One decision of a simulation that is not the calm one.</summary>
/// <param name="Number">Which decision it is, from 0.</param>
/// <param name="Value">What was decided.</param>
/// <param name="What">What it is about.</param>
/// <param name="At">When it was made, in simulated time.</param>
internal sealed record SimulationDecision(long Number, ulong Value, string What, TimeSpan At)
{
    private const string AllCalm = "calm";

    /// <summary>Writes decisions as <see cref="Parse"/> reads them: <c>3:1,17:402</c>, or <c>calm</c> for none.</summary>
    internal static string Format(IEnumerable<SimulationDecision> decisions) =>
        string.Join(',', decisions.Select(static decision => string.Create(CultureInfo.InvariantCulture, $"{decision.Number}:{decision.Value}"))) is { Length: > 0 } text
            ? text
            : AllCalm;

    /// <summary>Reads decisions.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Values by number; null if the text makes no sense.</returns>
    internal static Dictionary<long, ulong>? Parse(string text)
    {
        var decisions = new Dictionary<long, ulong>();
        if (string.Equals(text, AllCalm, StringComparison.OrdinalIgnoreCase))
        {
            return decisions;
        }

        foreach (var part in text.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0
                || !long.TryParse(part.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !ulong.TryParse(part.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || !decisions.TryAdd(number, value))
            {
                return null;
            }
        }

        return decisions;
    }
}
