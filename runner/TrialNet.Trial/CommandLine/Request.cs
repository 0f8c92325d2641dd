namespace TrialNet.Trial.CommandLine;

/// <summary>What a command line asks for.</summary>
internal enum Request
{
    /// <summary>To run tests.</summary>
    Run,

    /// <summary>To list tests, one id a line.</summary>
    List,

    /// <summary>To list tests as JSON.</summary>
    ListJson,

    /// <summary>To tell what the journal of a session says.</summary>
    Report,

    /// <summary>To put journals together.</summary>
    Merge,

    /// <summary>The options.</summary>
    Help,

    /// <summary>The reactors, and why some of them cannot run here.</summary>
    HelpReactors,

    /// <summary>The reporters.</summary>
    HelpReporters,

    /// <summary>The orders.</summary>
    HelpOrders,

    /// <summary>The version.</summary>
    Version,
}
