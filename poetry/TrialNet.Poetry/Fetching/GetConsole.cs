namespace TrialNet.Poetry.Fetching;

/// <summary>Standard output and standard error, which may be the same terminal, with rows of progress at its end.</summary>
/// <param name="output">For poems, as bytes, or events.</param>
/// <param name="error">For what goes wrong, and what happens.</param>
internal sealed class GetConsole(Stream output, TextWriter error)
{
    /// <summary>The rows of progress, if somebody can see them.</summary>
    public ProgressRows? Rows { get; set; }

    /// <summary>Writes to standard output, at once.</summary>
    /// <exception cref="OutputException">Nobody takes it.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Rows?.Erase();
        try
        {
            output.Write(bytes);
            output.Flush();
        }
        catch (IOException cause)
        {
            throw new OutputException(cause);
        }

        Rows?.Draw();
    }

    /// <summary>Writes a line to standard error, at once. If nobody takes it, there is nobody to tell.</summary>
    public void WriteError(string line)
    {
        Rows?.Erase();
        WriteRaw(line + "\n");
        Rows?.Draw();
    }

    /// <summary>Writes to standard error without a care for the rows.</summary>
    public void WriteRaw(string text)
    {
        try
        {
            error.Write(text);
            error.Flush();
        }
        catch (IOException)
        {
            // The exit code tells it.
        }
    }
}
