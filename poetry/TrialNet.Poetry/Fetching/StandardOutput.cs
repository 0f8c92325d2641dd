namespace TrialNet.Poetry.Fetching;

/// <summary>Poems go to standard output, each followed by a line break.</summary>
/// <param name="console">Standard output.</param>
internal sealed class StandardOutput(GetConsole console) : IPoemOutput
{
    /// <inheritdoc/>
    public string? Write(GetTask task, byte[] poem)
    {
        console.Write([.. poem, (byte)'\n']);
        return null;
    }
}
