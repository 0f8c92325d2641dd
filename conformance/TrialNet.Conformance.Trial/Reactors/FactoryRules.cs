using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-FAC: factories.</summary>
public sealed class FactoryRules : ReactorRuleTestCase
{
    /// <summary>R-FAC-01.</summary>
    [Test]
    public void R_FAC_01() => Judge();

    /// <summary>R-FAC-02.</summary>
    [Test]
    public void R_FAC_02() => Judge();

    /// <summary>R-FAC-03.</summary>
    [Test]
    public void R_FAC_03() => Judge();

    /// <summary>R-FAC-04.</summary>
    [Test]
    public void R_FAC_04() => Judge();
}
