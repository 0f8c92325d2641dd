using System.Collections;
using System.Globalization;

namespace TrialNet.Framework;

/// <summary>Whether two values are equal, and where they differ if they are not: strings by character and line, sequences by element, other objects by their public members.</summary>
internal static class Difference
{
    private const int Shown = 20;
    private const int Around = 3;

    /// <summary>Tells how two values differ.</summary>
    /// <returns>Null if they are equal; else a text of one or several lines.</returns>
    internal static string? Of(object? expected, object? actual) => (expected, actual) switch
    {
        (string left, string right) => TextDifference.Of(left, right),
        (IDictionary left, IDictionary right) => OfDictionaries(left, right),
        (IEnumerable left, IEnumerable right) when !Equals(expected, actual) => OfSequences(left, right),
        _ => Equals(expected, actual) || BothEqual(expected, actual) ? null : Explained(expected, actual),
    };

    /// <summary>Whether two values differ, without the price of telling how.</summary>
    internal static bool Exists(object? expected, object? actual) => ObjectDifference.Without(() => Of(expected, actual) is not null);

    internal static string? OfBytes(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (expected.SequenceEqual(actual))
        {
            return null;
        }

        var at = expected.CommonPrefixLength(actual);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Expected {expected.Length} bytes, got {actual.Length}; they differ at {at}:\n  expected: {Hex(expected, at)}\n  actual:   {Hex(actual, at)}");
    }

    private static bool BothEqual(object? expected, object? actual) => expected is not null && actual is not null && actual.Equals(expected);

    private static string Explained(object? expected, object? actual) =>
        expected is not null && actual is not null && ObjectDifference.Of(expected, actual) is { } members
            ? (string.Equals(ValueText.Of(expected), ValueText.Of(actual), StringComparison.Ordinal) ? $"Two {expected.GetType()} differ:" : Plain(expected, actual)) + members
            : Plain(expected, actual);

    private static string Plain(object? expected, object? actual)
    {
        var left = ValueText.Of(expected);
        var right = ValueText.Of(actual);
        return string.Equals(left, right, StringComparison.Ordinal)
            ? $"Expected {left} ({expected?.GetType()}), got {right} ({actual?.GetType()})"
            : $"Expected {left}, got {right}";
    }

    private static string? OfSequences(IEnumerable expected, IEnumerable actual)
    {
        if (expected is byte[] leftBytes && actual is byte[] rightBytes)
        {
            return OfBytes(leftBytes, rightBytes);
        }

        if (IsSet(expected) && IsSet(actual))
        {
            return OfSets([.. expected.Cast<object?>()], [.. actual.Cast<object?>()]);
        }

        object?[] left = [.. expected.Cast<object?>()];
        object?[] right = [.. actual.Cast<object?>()];
        var same = 0;
        string? difference = null;
        while (same < left.Length && same < right.Length && (difference = Of(left[same], right[same])) is null)
        {
            same++;
        }

        return left.Length != right.Length ? $"{Lengths(left, right, same)}\n{Both(left, right, same)}"
            : difference is null ? null
            : string.Create(CultureInfo.InvariantCulture, $"The sequences differ at [{same}]: {difference}\n{Both(left, right, same)}");
    }

    // Where nothing but a few neighbours are missing or too many, they are named; else where the first difference is.
    private static string Lengths(object?[] expected, object?[] actual, int same)
    {
        var (longer, shorter) = expected.Length > actual.Length ? (expected, actual) : (actual, expected);
        var extra = longer.Length - shorter.Length;
        var isAllThereIs = Enumerable.Range(same, shorter.Length - same).All(i => !Exists(shorter[i], longer[i + extra]));
        var what = !isAllThereIs ? $"they differ at [{same.ToString(CultureInfo.InvariantCulture)}]: {ValueText.Of(expected.ElementAtOrDefault(same))}, {ValueText.Of(actual.ElementAtOrDefault(same))}"
            : $"{(expected.Length > actual.Length ? "missing" : "too many")}: [{same.ToString(CultureInfo.InvariantCulture)}] {string.Join(", ", longer.Skip(same).Take(Math.Min(extra, Around)).Select(ValueText.Of))}{(extra > Around ? ", ..." : string.Empty)}";
        return string.Create(CultureInfo.InvariantCulture, $"Expected {expected.Length} elements, got {actual.Length}; {what}");
    }

    private static string Both(object?[] expected, object?[] actual, int at) => $"  expected: {Window(expected, at)}\n  actual:   {Window(actual, at)}";

    // Of a long sequence what is around the difference: its beginning would show nothing but what is the same.
    private static string Window(object?[] elements, int at)
    {
        var start = Math.Max(0, at - Around);
        if (elements.Length <= Shown || start == 0)
        {
            return ValueText.Of(elements);
        }

        var shown = ValueText.Of(elements.Skip(start).Take((2 * Around) + 1));
        return $"[..., {shown[1..^1]}{(start + (2 * Around) + 1 < elements.Length ? ", ...]" : "]")}";
    }

    private static string? OfSets(HashSet<object?> expected, HashSet<object?> actual)
    {
        if (expected.SetEquals(actual))
        {
            return null;
        }

        return $"The sets differ:\n  missing:  {ValueText.Of(expected.Except(actual))}\n  too many: {ValueText.Of(actual.Except(expected))}";
    }

    private static string? OfDictionaries(IDictionary expected, IDictionary actual)
    {
        foreach (DictionaryEntry entry in expected)
        {
            if (!actual.Contains(entry.Key))
            {
                return $"The key {ValueText.Of(entry.Key)} is missing";
            }

            if (Of(entry.Value, actual[entry.Key]) is { } difference)
            {
                return $"The values of {ValueText.Of(entry.Key)} differ: {difference}";
            }
        }

        foreach (DictionaryEntry entry in actual)
        {
            if (!expected.Contains(entry.Key))
            {
                return $"There is a key too many: {ValueText.Of(entry.Key)}";
            }
        }

        return null;
    }

    private static bool IsSet(object value) =>
        value.GetType().GetInterfaces().Any(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ISet<>));

    private static string Hex(ReadOnlySpan<byte> bytes, int at)
    {
        const int around = 16;
        var start = Math.Max(0, at - around);
        var end = Math.Min(bytes.Length, at + around);
        var marked = $"{Convert.ToHexString(bytes[start..at])}|{Convert.ToHexString(bytes[at..end])}";
        return $"{(start > 0 ? "..." : string.Empty)}{marked}{(end < bytes.Length ? "..." : string.Empty)}";
    }
}
