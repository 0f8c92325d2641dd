namespace TrialNet.Shared.Text;

/// <summary>What a piece of text means, for those who can show colours.</summary>
internal enum TextStyle
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something is wrong.</summary>
    Bad,

    /// <summary>Something to know.</summary>
    Notice,

    /// <summary>The frame around what matters.</summary>
    Faint,
}
