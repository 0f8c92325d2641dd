namespace TrialNet.Twistd.Logs;

/// <summary>Where the lines of the log go. Threading: one caller at a time.</summary>
internal interface ILogWriter
{
    /// <summary>Writes an entry. What goes wrong with it is nobody's business but the writer's.</summary>
    /// <param name="text">One line, or several.</param>
    /// <param name="isError">Whether it tells of an error.</param>
    void Write(string text, bool isError);

    /// <summary>Takes up what is at its place now: somebody may have moved the file away.</summary>
    /// <returns>What keeps it from doing so; null if nothing does.</returns>
    string? Reopen();
}
