using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrialNet.Properties;

/// <summary>The one line that repeats a case: <c>seed,gamma,size</c>, or without the size a whole run.</summary>
/// <param name="Seed">The seed of FsCheck's generator.</param>
/// <param name="Gamma">Its second half.</param>
/// <param name="Size">The size of the case; null for a run.</param>
internal sealed record ReplayText(ulong Seed, ulong Gamma, int? Size)
{
    /// <summary>Reads it, with or without the parentheses that FsCheck prints around it.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out ReplayText? replay)
    {
        replay = null;
        var parts = text.Trim().TrimStart('(').TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length is not (2 or 3) || !IsNumber(parts[0], out var seed) || !IsNumber(parts[1], out var gamma) || gamma % 2 == 0)
        {
            return false;
        }

        if (parts.Length == 2)
        {
            replay = new ReplayText(seed, gamma, null);
        }
        else if (int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            replay = new ReplayText(seed, gamma, size);
        }

        return replay is not null;
    }

    public override string ToString() => Size is { } size
        ? string.Create(CultureInfo.InvariantCulture, $"{Seed},{Gamma},{size}")
        : string.Create(CultureInfo.InvariantCulture, $"{Seed},{Gamma}");

    private static bool IsNumber(string text, out ulong number) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
