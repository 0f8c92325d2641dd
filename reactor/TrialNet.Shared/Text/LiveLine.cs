namespace TrialNet.Shared.Text;

/// <summary>
/// The line on which the cursor of a terminal stands. Whoever else writes to the terminal says so here, so that no report goes on
/// in a line that has ended. Threading: any thread.
/// </summary>
/// <param name="width">Tells how many columns there are at present; zero where that is not known. Null for never known.</param>
internal sealed class LiveLine(Func<int>? width = null)
{
    private int _broken;

    /// <summary>How many columns there are at present; zero where that is not known.</summary>
    public int Width => width?.Invoke() ?? 0;

    /// <summary>Something else was written, and the cursor is at the beginning of a line.</summary>
    public void Break() => Volatile.Write(ref _broken, 1);

    /// <summary>Whether that has happened since the last question.</summary>
    /// <returns>Whether it has.</returns>
    public bool TakeBreak() => Interlocked.Exchange(ref _broken, 0) != 0;
}
