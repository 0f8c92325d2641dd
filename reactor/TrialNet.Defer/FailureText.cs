namespace TrialNet.Defer;

/// <summary>Texts of exceptions that may themselves be broken: nothing here throws (D-13.05).</summary>
internal static class FailureText
{
    internal static string Message(Exception error) => Guard(static e => e.Message, error);

    internal static string Brief(Exception error) => $"{error.GetType().FullName}: {Message(error)}";

    internal static string Full(Exception error)
    {
        var text = Guard(static e => e.ToString(), error);
        return Guard(static e => e.StackTrace ?? string.Empty, error).Length == 0
            ? $"{text}{Environment.NewLine}   (no frames: the exception was never thrown)"
            : text;
    }

    internal static string OfValue(object? value)
    {
        try
        {
            return value?.ToString() ?? "null";
        }
        catch (Exception broken)
        {
            // The text of a user's value may be broken too.
            return $"{value!.GetType().FullName} (its text could not be read: {broken.GetType().FullName})";
        }
    }

    private static string Guard(Func<Exception, string> read, Exception error)
    {
        try
        {
            return read(error) ?? string.Empty;
        }
        catch (Exception broken)
        {
            // An exception whose properties throw must still be reported.
            return $"{error.GetType().FullName} (its text could not be read: {broken.GetType().FullName})";
        }
    }
}
