namespace TrialNet.Defer;

/// <summary>Between the untyped result of a chain and the type that a view gives it.</summary>
internal static class ResultBox
{
    private const int SmallestCached = -1;
    private const int CachedCount = 258;

    private static readonly object UnitObject = Unit.Value;
    private static readonly object TrueObject = true;
    private static readonly object FalseObject = false;
    private static readonly object[] Integers = MakeIntegers();

    /// <summary>A value as the untyped result: small integers and booleans are not boxed anew, an outcome is opened.</summary>
    internal static object? From<T>(T value)
    {
        if (typeof(T) == typeof(Unit))
        {
            return UnitObject;
        }

        if (value is bool truth)
        {
            return truth ? TrueObject : FalseObject;
        }

        if (value is int number && (uint)(number - SmallestCached) < CachedCount)
        {
            return Integers[number - SmallestCached];
        }

        return typeof(T).IsValueType && value is IOutcome outcome ? outcome.Result : value;
    }

    /// <summary>The untyped result as the type of a view.</summary>
    /// <exception cref="ResultConsumedException">The result is gone, and the type has no null (D-4.05).</exception>
    internal static T To<T>(object? result)
    {
        if (result is T value)
        {
            return value;
        }

        if (result is null)
        {
            return HasNoNull<T>() ? throw Consumed<T>() : default!;
        }

        throw new InvalidCastException($"The result is a {TypeName.Of(result.GetType())}, not a {TypeName.Of(typeof(T))}.");
    }

    /// <summary>Whether a result that was taken away cannot be read as null; <see cref="Unit"/> loses nothing.</summary>
    internal static bool HasNoNull<T>() => default(T) is not null && typeof(T) != typeof(Unit);

    internal static ResultConsumedException Consumed<T>() => new(
        $"There is no {TypeName.Of(typeof(T))} here: the result was handed on or awaited before, or an errback left none, " +
        $"and {TypeName.Of(typeof(T))} has no null to stand for that.");

    private static object[] MakeIntegers()
    {
        var integers = new object[CachedCount];
        for (var index = 0; index < CachedCount; index++)
        {
            integers[index] = SmallestCached + index;
        }

        return integers;
    }
}
