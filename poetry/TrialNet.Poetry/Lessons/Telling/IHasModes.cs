namespace TrialNet.Poetry.Lessons.Telling;

/// <summary>A lesson that can be told in several ways.</summary>
internal interface IHasModes
{
    /// <summary>The names of the ways.</summary>
    IReadOnlyList<string> Modes { get; }

    /// <summary>The way to tell it; null tells all of them.</summary>
    string? Mode { get; set; }
}
