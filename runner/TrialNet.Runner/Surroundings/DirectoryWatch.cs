namespace TrialNet.Runner.Surroundings;

/// <summary>The current directory.</summary>
internal sealed class DirectoryWatch : IWatch
{
    private string? _before;

    public void Mark() => _before = Read();

    public void Find(List<string> found)
    {
        var now = Read();
        if (_before is null || string.Equals(now, _before, StringComparison.Ordinal))
        {
            return;
        }

        var cure = "a cleanup that sets it back would have kept it";
        found.Add(TryReset()
            ? $"The test changed the current directory from {_before} to {now ?? "one that is gone"} (place unknown): {cure}. It has been set back."
            : $"The test changed the current directory to {now ?? "one that is gone"} (place unknown): {cure}. It cannot be set back: {_before} is gone.");
        Mark();
    }

    private static string? Read()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            // It has been deleted.
            return null;
        }
    }

    private bool TryReset()
    {
        try
        {
            Environment.CurrentDirectory = _before!;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
