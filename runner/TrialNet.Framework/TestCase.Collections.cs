using System.Text.RegularExpressions;

namespace TrialNet.Framework;

/// <content>Assertions about sequences and texts.</content>
public abstract partial class TestCase
{
    /// <summary>A sequence has an element.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="element">The element.</param>
    /// <param name="sequence">Where it should be.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The element.</returns>
    /// <exception cref="TestFailureException">It has not.</exception>
    protected static T AssertIn<T>(T element, IEnumerable<T> sequence, string? message = null)
    {
        Require(sequence.Contains(element), message, $"Expected {ValueText.Of(element)} among {ValueText.Of(sequence)}");
        return element;
    }

    /// <summary>A sequence does not have an element.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="element">The element.</param>
    /// <param name="sequence">Where it should not be.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The element.</returns>
    /// <exception cref="TestFailureException">It has.</exception>
    protected static T AssertNotIn<T>(T element, IEnumerable<T> sequence, string? message = null)
    {
        Require(!sequence.Contains(element), message, $"Expected no {ValueText.Of(element)} among {ValueText.Of(sequence)}");
        return element;
    }

    /// <summary>A text has a part; compared by character codes.</summary>
    /// <param name="part">The part.</param>
    /// <param name="text">Where it should be.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The part.</returns>
    /// <exception cref="TestFailureException">It has not.</exception>
    protected static string AssertSubstring(string part, string text, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require(text.Contains(part, StringComparison.Ordinal), message, $"Expected {ValueText.Of(part)} in {ValueText.Of(text)}");
        return part;
    }

    /// <summary>A text does not have a part; compared by character codes.</summary>
    /// <param name="part">The part.</param>
    /// <param name="text">Where it should not be.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The part.</returns>
    /// <exception cref="TestFailureException">It has.</exception>
    protected static string AssertNotSubstring(string part, string text, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require(!text.Contains(part, StringComparison.Ordinal), message, $"Expected no {ValueText.Of(part)} in {ValueText.Of(text)}");
        return part;
    }

    /// <summary>A regular expression matches somewhere in a text.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="text">The text.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The match.</returns>
    /// <exception cref="TestFailureException">It does not.</exception>
    protected static Match AssertMatches(string pattern, string text, string? message = null)
    {
        var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant);
        Require(match.Success, message, $"Expected a match of {ValueText.Of(pattern)} in {ValueText.Of(text)}");
        return match;
    }

    /// <summary>A sequence has no elements.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The sequence.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <exception cref="TestFailureException">It has some.</exception>
    protected static void AssertEmpty<T>(IEnumerable<T> sequence, string? message = null) =>
        Require(!sequence.Any(), message, $"Expected no elements, got {ValueText.Of(sequence)}");

    /// <summary>Two sequences have the same elements, each as often, in whatever order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="expected">What they should be.</param>
    /// <param name="actual">What they are.</param>
    /// <param name="message">Put before the failure's message.</param>
    /// <returns>The actual sequence.</returns>
    /// <exception cref="TestFailureException">They differ.</exception>
    protected static IEnumerable<T> AssertSameElements<T>(IEnumerable<T> expected, IEnumerable<T> actual, string? message = null)
    {
        List<T> tooMany = [.. actual];
        List<T> missing = [.. expected.Where(element => !tooMany.Remove(element))];
        Require(
            missing.Count + tooMany.Count == 0,
            message,
            $"The elements differ:\n  missing:  {ValueText.Of(missing)}\n  too many: {ValueText.Of(tooMany)}");
        return actual;
    }
}
