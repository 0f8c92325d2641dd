namespace TrialNet.Runner.Planning;

/// <summary>A name was asked for that no test has.</summary>
/// <param name="name">The name.</param>
/// <param name="nearest">Names that exist and look like it, best first.</param>
internal sealed class UnknownNameException(string name, IReadOnlyList<string> nearest) : Exception($"no test is called '{name}'")
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Names that exist and look like it, best first.</summary>
    public IReadOnlyList<string> Nearest => nearest;
}
