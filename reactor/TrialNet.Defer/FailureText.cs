using System.Collections;
using System.Text;

namespace TrialNet.Defer;

/// <summary>Texts of exceptions that may themselves be broken: nothing here throws (D-13.05).</summary>
internal static class FailureText
{
    internal static string Message(Exception error) =>
        error is AggregateException several && !ExceptionCauses.AreFewEnoughToAsk(error)
            ? $"More errors than can be told in one text: {several.InnerExceptions.Count}, and what caused them."
            : Guard(static e => e.Message, error);

    internal static string OneLine(Exception error) => $"{ExceptionTypes.NamesOf(error)[0]}: {Message(error)}";

    /// <summary>A line for the exception, and one for each cause.</summary>
    internal static string Brief(Exception error)
    {
        var text = new StringBuilder(OneLine(error));
        foreach (var cause in ExceptionCauses.All(error))
        {
            text.AppendLine().Append("caused by ").Append(OneLine(cause));
        }

        return text.ToString();
    }

    internal static string Full(Exception error)
    {
        var text = Own(error);
        return StackTrace(error) is null
            ? $"{text}{Environment.NewLine}   (no frames: the exception was never thrown)"
            : text;
    }

    internal static string Verbose(Exception error)
    {
        var text = new StringBuilder(Full(error));
        foreach (var each in ExceptionCauses.All(error).Prepend(error))
        {
            foreach (var (key, value) in DataOf(each))
            {
                text.AppendLine().Append($"data of {ExceptionTypes.NamesOf(each)[0]}: {key} = {value}");
            }
        }

        return text.AppendLine().Append("(local variables are not captured)").ToString();
    }

    /// <summary>What the exception says of itself.</summary>
    internal static string Own(Exception error) => ExceptionCauses.AreFewEnoughToAsk(error)
        ? Guard(static e => e.ToString(), error)
        : $"{Brief(error)}{Environment.NewLine}{StackTrace(error)}".TrimEnd();

    /// <summary>The stack as .NET writes it; null for an exception that was never thrown.</summary>
    internal static string? StackTrace(Exception error)
    {
        try
        {
            return error.StackTrace is { Length: > 0 } trace ? trace : null;
        }
        catch (Exception)
        {
            // It may be overridden, and broken; then no frames are known.
            return null;
        }
    }

    internal static IReadOnlyList<string> Frames(Exception error) =>
        [.. (StackTrace(error) ?? string.Empty)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith("---", StringComparison.Ordinal))];

    /// <summary>What the exception carries in <see cref="Exception.Data"/>, as texts.</summary>
    internal static IReadOnlyDictionary<string, string> DataOf(Exception error)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (DictionaryEntry entry in error.Data)
            {
                texts[OfValue(entry.Key)] = OfValue(entry.Value);
            }
        }
        catch (Exception broken)
        {
            // Data may be overridden, and is then as broken as anything else.
            texts["(could not be read)"] = broken.GetType().FullName!;
        }

        return texts;
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
