namespace TrialNet.Runner.Workers;

/// <summary>What gets a process of its own.</summary>
public enum Isolation
{
    /// <summary>Nothing: a worker runs tests as they come.</summary>
    None,

    /// <summary>Each class.</summary>
    Class,

    /// <summary>Each test.</summary>
    Test,
}
