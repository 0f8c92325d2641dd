namespace TrialNet.Framework;

/// <summary>What becomes of a test that leaves something behind (T33 to T37).</summary>
public enum UncleanMode
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>It has passed, with a warning.</summary>
    Warn,

    /// <summary>Nothing is said. What the reactor holds is given back all the same.</summary>
    Ignore,
}
