using System.Globalization;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Objects in the words of a report. Values and exceptions may be hostile: nothing here throws.</summary>
internal static class Words
{
    internal static string Of(object? value) => value switch
    {
        null => "null",
        Exception error => Of(error),
        ISubjectDeferred => "a Deferred",
        string text => $"\"{text}\"",
        bool or int or long or double => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        ReturnedFailure failure => $"the failure {Of(failure.Error)}",
        _ => $"a {value.GetType().Name}",
    };

    internal static string Of(Exception? error)
    {
        if (error is null)
        {
            return "nothing thrown";
        }

        try
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
        catch (Exception)
        {
            // A hostile one.
            return $"a {error.GetType().Name}";
        }
    }

    internal static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    /// <summary>Whether two values are the same object; numbers, which have no identity, the same number.</summary>
    internal static bool AreSame(object? value, object? expected) =>
        expected is ValueType ? expected.Equals(value) : ReferenceEquals(value, expected);

    /// <summary>What is thrown at the caller of an action; null if nothing is.</summary>
    internal static Exception? ThrownBy(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            // That is the answer.
            return error;
        }
    }
}
