namespace TrialNet.Trial.CommandLine;

/// <summary>When to use colours.</summary>
internal enum ColorMode
{
    /// <summary>On a terminal that shows them, unless NO_COLOR is set.</summary>
    Auto,

    /// <summary>Always, in files too.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
