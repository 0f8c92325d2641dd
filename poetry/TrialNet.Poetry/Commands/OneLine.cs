namespace TrialNet.Poetry.Commands;

/// <summary>Error texts for people: always one line.</summary>
internal static class OneLine
{
    /// <summary>An exception's message without line breaks and without the full stop.</summary>
    public static string Of(Exception error) => error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
