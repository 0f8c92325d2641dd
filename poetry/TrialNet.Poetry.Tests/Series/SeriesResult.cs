namespace TrialNet.Poetry.Tests.Series;

/// <summary>What a client of the series left behind.</summary>
/// <param name="ExitCode">What the process would exit with.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record SeriesResult(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Standard output as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output);

    /// <summary>The lines on standard output.</summary>
    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines on standard error.</summary>
    public string[] Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
