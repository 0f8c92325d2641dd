using System.Collections;
using System.Globalization;

namespace TrialNet.Framework;

/// <summary>Whether two values are equal, and where they differ if they are not: strings by character, sequences by element.</summary>
internal static class Difference
{
    private const int Around = 30;

    /// <summary>Tells how two values differ.</summary>
    /// <returns>Null if they are equal; else a text of one or several lines.</returns>
    internal static string? Of(object? expected, object? actual) => (expected, actual) switch
    {
        (string left, string right) => OfStrings(left, right),
        (IDictionary left, IDictionary right) => OfDictionaries(left, right),
        (IEnumerable left, IEnumerable right) when !Equals(expected, actual) => OfSequences(left, right),
        _ => Equals(expected, actual) || BothEqual(expected, actual) ? null : Plain(expected, actual),
    };

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

    private static string Plain(object? expected, object? actual)
    {
        var left = ValueText.Of(expected);
        var right = ValueText.Of(actual);
        return string.Equals(left, right, StringComparison.Ordinal)
            ? $"Expected {left} ({expected?.GetType()}), got {right} ({actual?.GetType()})"
            : $"Expected {left}, got {right}";
    }

    private static string? OfStrings(string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return null;
        }

        var at = expected.AsSpan().CommonPrefixLength(actual);
        if (expected.Length <= Around && actual.Length <= Around)
        {
            return $"Expected {ValueText.Of(expected)}, got {ValueText.Of(actual)}";
        }

        var start = Math.Max(0, at - Around);
        var before = ValueText.Escape(expected.AsSpan(start, at - start));
        var lead = start == 0 ? "\"" : "...";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The strings differ at {at} (lengths {expected.Length} and {actual.Length}):\n  expected: {lead}{before}{Tail(expected, at)}\n  actual:   {lead}{before}{Tail(actual, at)}\n            {new string(' ', lead.Length + before.Length)}^");
    }

    private static string Tail(string text, int at)
    {
        var end = Math.Min(text.Length, at + Around);
        return ValueText.Escape(text.AsSpan(at, end - at)) + (end == text.Length ? "\"" : "...");
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
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (Of(left[i], right[i]) is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"The sequences differ at [{i}]: {difference}\n{Both(left, right)}");
            }
        }

        return left.Length == right.Length
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Expected {left.Length} elements, got {right.Length}; {FirstBeyond(left, right)}\n{Both(left, right)}");
    }

    private static string FirstBeyond(object?[] expected, object?[] actual)
    {
        var shorter = Math.Min(expected.Length, actual.Length);
        return expected.Length > actual.Length
            ? string.Create(CultureInfo.InvariantCulture, $"the first missing one is [{shorter}]: {ValueText.Of(expected[shorter])}")
            : string.Create(CultureInfo.InvariantCulture, $"the first one too many is [{shorter}]: {ValueText.Of(actual[shorter])}");
    }

    private static string Both(object?[] expected, object?[] actual) =>
        $"  expected: {ValueText.Of(expected)}\n  actual:   {ValueText.Of(actual)}";

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
