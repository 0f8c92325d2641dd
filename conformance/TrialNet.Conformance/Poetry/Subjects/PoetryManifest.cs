namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>What a poetry stack says of itself before it is judged (the tables of capabilities and declarations in SPEC.md).</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Capabilities">What it has.</param>
public sealed record PoetryManifest(string Name, IReadOnlyCollection<PoetryCapability> Capabilities)
{
    /// <summary>Whether requests that arrive at the proxy during a fetch join it (P-PX-04).</summary>
    public bool SharesFetches { get; init; } = true;

    /// <summary>The longest payload of a netstring that its servers and clients take, in bytes (P-NS-04, P-NS-05, P-XF-08).</summary>
    public int NetstringLimit { get; init; } = 99_999;

    /// <summary>Whether it declares a capability.</summary>
    /// <param name="capability">The capability.</param>
    /// <returns>True if it does.</returns>
    public bool Has(PoetryCapability capability) => Capabilities.Contains(capability);
}
