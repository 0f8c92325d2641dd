using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-RES: resolving names.</summary>
public sealed class ResolvingRules : ReactorRuleTestCase
{
    /// <summary>R-RES-01.</summary>
    [Test]
    public void R_RES_01() => Judge();

    /// <summary>R-RES-02.</summary>
    [Test]
    public void R_RES_02() => Judge();

    /// <summary>R-RES-03.</summary>
    [Test]
    public void R_RES_03() => Judge();

    /// <summary>R-RES-04.</summary>
    [Test]
    public void R_RES_04() => Judge();
}
