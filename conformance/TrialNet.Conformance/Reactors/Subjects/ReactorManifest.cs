namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What a reactor says of itself before it is judged (the tables of capabilities and declarations in SPEC.md).</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Capabilities">What it has beyond the rules that are required of all.</param>
public sealed record ReactorManifest(string Name, IReadOnlyCollection<ReactorCapability> Capabilities)
{
    /// <summary>Whether <c>Run</c> may be called again after a completed <c>Stop</c> (R-CORE-05).</summary>
    public bool IsRestartable { get; init; }

    /// <summary>Whether bytes that are written after <c>LoseConnection</c> are sent; else they are dropped (R-TCP-11).</summary>
    public bool SendsLateWrites { get; init; }

    /// <summary>How many bytes one connection delivers in one turn; at most 262,144 (R-TCP-25).</summary>
    public int ReadLimit { get; init; } = 256 * 1024;

    /// <summary>How many unsent bytes make a push producer pause (R-PROD-03).</summary>
    public int WriteLimit { get; init; } = 64 * 1024;

    /// <summary>Whether a regular file that is given as a descriptor counts as always ready; else it is refused (R-FD-12).</summary>
    public bool TakesRegularFiles { get; init; }

    /// <summary>The longest payload of a netstring that is taken, in bytes (P-NS-04, P-NS-05).</summary>
    public int NetstringLimit { get; init; } = 99_999;

    /// <summary>Whether it declares a capability.</summary>
    /// <param name="capability">The capability.</param>
    /// <returns>True if it does.</returns>
    public bool Has(ReactorCapability capability) => Capabilities.Contains(capability);
}
