using System.Globalization;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Makes problems out of exceptions.</summary>
internal static class ProblemText
{
    /// <summary>A problem for an exception; <see cref="Verdict.Failed"/> only for an assertion of the test method itself (T4, T6, T7).</summary>
    internal static Problem Of(ProblemSource source, Exception error, string? context = null)
    {
        var message = KeptText.Of(new Failure(error).GetErrorMessage());
        return new Problem(
            source,
            source == ProblemSource.Test && IsAssertion(error) ? Verdict.Failed : Verdict.Error,
            error.GetType().FullName,
            context is null ? message : $"{context}: {message}",
            UserFrames.Of(error))
        {
            Expected = (error as TestFailureException)?.Expected,
            Actual = (error as TestFailureException)?.Actual,
        };
    }

    /// <summary>A problem for a warning: one that does not make a test red.</summary>
    internal static Problem Of(TestWarning warning) => new(
        ProblemSource.Warning,
        Verdict.Warned,
        null,
        warning.Category is { } category ? $"{category}: {warning.Message}" : warning.Message,
        warning.File is { Length: > 0 } file ? string.Create(CultureInfo.InvariantCulture, $"   at warning in {file}:line {warning.Line}") : null);

    /// <summary>Whether an exception says that an assertion did not hold: ours, or by its name that of another library.</summary>
    private static bool IsAssertion(Exception error)
    {
        if (error is TestFailureException)
        {
            return true;
        }

        for (var type = error.GetType(); type is not null && type != typeof(Exception); type = type.BaseType)
        {
            if (type.Name is "XunitException" or "AssertionException" or "AssertFailedException" or "ShouldAssertException")
            {
                return true;
            }
        }

        return false;
    }
}
