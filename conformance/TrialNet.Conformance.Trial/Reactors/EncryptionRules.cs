using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-TLS: encryption.</summary>
public sealed class EncryptionRules : ReactorRuleTestCase
{
    /// <summary>R-TLS-01.</summary>
    [Test]
    public void R_TLS_01() => Judge();
}
