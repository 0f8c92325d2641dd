using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-PROD: producers and consumers.</summary>
public sealed class ProducerRules : ReactorRuleTestCase
{
    /// <summary>R-PROD-01.</summary>
    [Test]
    public void R_PROD_01() => Judge();

    /// <summary>R-PROD-02.</summary>
    [Test]
    public void R_PROD_02() => Judge();

    /// <summary>R-PROD-03.</summary>
    [Test]
    public void R_PROD_03() => Judge();

    /// <summary>R-PROD-04.</summary>
    [Test]
    public void R_PROD_04() => Judge();

    /// <summary>R-PROD-05.</summary>
    [Test]
    public void R_PROD_05() => Judge();

    /// <summary>R-PROD-06.</summary>
    [Test]
    public void R_PROD_06() => Judge();

    /// <summary>R-PROD-07.</summary>
    [Test]
    public void R_PROD_07() => Judge();

    /// <summary>R-PROD-08.</summary>
    [Test]
    public void R_PROD_08() => Judge();

    /// <summary>R-PROD-09.</summary>
    [Test]
    public void R_PROD_09() => Judge();

    /// <summary>R-PROD-10.</summary>
    [Test]
    public void R_PROD_10() => Judge();
}
