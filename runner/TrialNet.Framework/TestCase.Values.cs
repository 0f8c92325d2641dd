using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TrialNet.Framework;

/// <content>Assertions about single values. Each returns the value that it looked at.</content>
public abstract partial class TestCase
{
    /// <summary>Two values are equal; sequences, sets and dictionaries by their elements.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="message">Put before the difference in the failure's message.</param>
    /// <returns>The actual value.</returns>
    /// <exception cref="TestFailureException">They differ; the message says where.</exception>
    protected static T AssertEqual<T>(T expected, T actual, string? message = null)
    {
        if (Difference.Of(expected, actual) is { } difference)
        {
            throw new TestFailureException(With(message, difference), ValueText.Of(expected), ValueText.Of(actual));
        }

        return actual;
    }

    /// <summary>The same bytes, such as <c>"poem"u8</c> and what came over a connection.</summary>
    /// <param name="expected">What they should be.</param>
    /// <param name="actual">What they are.</param>
    /// <param name="message">Put before the difference in the failure's message.</param>
    /// <exception cref="TestFailureException">They differ; the message says where.</exception>
    protected static void AssertEqual(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string? message = null)
    {
        if (Difference.OfBytes(expected, actual) is { } difference)
        {
            throw new TestFailureException(With(message, difference), ValueText.Of(expected.ToArray()), ValueText.Of(actual.ToArray()));
        }
    }

    /// <summary>Two values are not equal.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="unexpected">What it should not be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual value.</returns>
    /// <exception cref="TestFailureException">They are equal.</exception>
    protected static T AssertNotEqual<T>(T unexpected, T actual, string? message = null)
    {
        Require(Difference.Exists(unexpected, actual), message, $"Expected anything but {ValueText.Of(unexpected)}");
        return actual;
    }

    /// <summary>A condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="TestFailureException">It does not.</exception>
    protected static void AssertTrue(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string expression = "") =>
        Require(condition, message, $"Expected to be true: {expression}");

    /// <summary>A condition does not hold.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="TestFailureException">It does.</exception>
    protected static void AssertFalse(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string expression = "") =>
        Require(!condition, message, $"Expected to be false: {expression}");

    /// <summary>Two references are to the same object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="expected">The object it should be.</param>
    /// <param name="actual">The object it is.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual object.</returns>
    /// <exception cref="TestFailureException">They are two.</exception>
    protected static T AssertIs<T>(T expected, T actual, string? message = null)
        where T : class?
    {
        Require(ReferenceEquals(expected, actual), message, $"Expected the same object as {ValueText.Of(expected)}, got {ValueText.Of(actual)}");
        return actual;
    }

    /// <summary>Two references are not to the same object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="unexpected">The object it should not be.</param>
    /// <param name="actual">The object it is.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual object.</returns>
    /// <exception cref="TestFailureException">They are one.</exception>
    protected static T AssertIsNot<T>(T unexpected, T actual, string? message = null)
        where T : class?
    {
        Require(!ReferenceEquals(unexpected, actual), message, $"Expected another object than {ValueText.Of(unexpected)}");
        return actual;
    }

    /// <summary>A value is null.</summary>
    /// <param name="actual">The value.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <exception cref="TestFailureException">It is not.</exception>
    protected static void AssertNull(object? actual, string? message = null) =>
        Require(actual is null, message, $"Expected null, got {ValueText.Of(actual)}");

    /// <summary>A value is not null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="actual">The value.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TestFailureException">It is.</exception>
    protected static T AssertNotNull<T>(
        [NotNull] T? actual,
        string? message = null,
        [CallerArgumentExpression(nameof(actual))] string expression = "")
    {
        Require(actual is not null, message, $"Expected not to be null: {expression}");
        return actual;
    }

    /// <summary>A value is of a type or of one derived from it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="actual">The value.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The value as that type.</returns>
    /// <exception cref="TestFailureException">It is not.</exception>
    protected static T AssertIsInstance<T>(object? actual, string? message = null) =>
        actual is T instance
            ? instance
            : throw new TestFailureException(With(message, $"Expected a {typeof(T)}, got {TypeOf(actual)}: {ValueText.Of(actual)}"));

    /// <summary>A value is not of a type nor of one derived from it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="actual">The value.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TestFailureException">It is.</exception>
    protected static object? AssertIsNotInstance<T>(object? actual, string? message = null)
    {
        Require(actual is not T, message, $"Expected no {typeof(T)}, got {TypeOf(actual)}: {ValueText.Of(actual)}");
        return actual;
    }

    /// <summary>Two numbers are no further apart than a tolerance.</summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="tolerance">The greatest distance.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual number.</returns>
    /// <exception cref="TestFailureException">They are further apart, or one is no number.</exception>
    protected static double AssertApproximates(double expected, double actual, double tolerance, string? message = null)
    {
        Require(
            Math.Abs(expected - actual) <= tolerance,
            message,
            $"Expected {expected:R} to within {tolerance:R}, got {actual:R}");
        return actual;
    }

    /// <summary>Two times are no further apart than a tolerance.</summary>
    /// <inheritdoc cref="AssertApproximates(double, double, double, string)"/>
    protected static TimeSpan AssertApproximates(TimeSpan expected, TimeSpan actual, TimeSpan tolerance, string? message = null)
    {
        Require((expected - actual).Duration() <= tolerance, message, $"Expected {expected:c} to within {tolerance:c}, got {actual:c}");
        return actual;
    }

    /// <summary>One value is greater than another.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="actual">What should be greater.</param>
    /// <param name="limit">What it should be greater than.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual value.</returns>
    /// <exception cref="TestFailureException">It is less or equal.</exception>
    protected static T AssertGreater<T>(T actual, T limit, string? message = null)
        where T : IComparable<T>
    {
        Require(actual.CompareTo(limit) > 0, message, $"Expected more than {ValueText.Of(limit)}, got {ValueText.Of(actual)}");
        return actual;
    }

    /// <summary>One value is less than another.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="actual">What should be less.</param>
    /// <param name="limit">What it should be less than.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual value.</returns>
    /// <exception cref="TestFailureException">It is greater or equal.</exception>
    protected static T AssertLess<T>(T actual, T limit, string? message = null)
        where T : IComparable<T>
    {
        Require(actual.CompareTo(limit) < 0, message, $"Expected less than {ValueText.Of(limit)}, got {ValueText.Of(actual)}");
        return actual;
    }

    private static string TypeOf(object? value) => value?.GetType().ToString() ?? "nothing";

    private static void Require(
        [DoesNotReturnIf(false)] bool condition, string? message, [InterpolatedStringHandlerArgument(nameof(condition))] ref FailureText text)
    {
        if (!condition)
        {
            throw new TestFailureException(With(message, text.Take()));
        }
    }

    private static string With(string? message, string text) => message is null ? text : $"{message}: {text}";
}
