namespace TrialNet.Runner.Surroundings;

/// <summary>What the kernel tells about processes, which may be gone at any moment.</summary>
internal static class ProcessFile
{
    /// <summary>Reads a file of /proc.</summary>
    /// <returns>What is in it; null if it, or what it is about, is not there.</returns>
    internal static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
