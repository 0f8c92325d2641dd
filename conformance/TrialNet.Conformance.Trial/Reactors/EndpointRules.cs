using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-EP: endpoints.</summary>
public sealed class EndpointRules : ReactorRuleTestCase
{
    /// <summary>R-EP-01.</summary>
    [Test]
    public void R_EP_01() => Judge();

    /// <summary>R-EP-02.</summary>
    [Test]
    public void R_EP_02() => Judge();

    /// <summary>R-EP-03.</summary>
    [Test]
    public void R_EP_03() => Judge();

    /// <summary>R-EP-04.</summary>
    [Test]
    public void R_EP_04() => Judge();

    /// <summary>R-EP-05.</summary>
    [Test]
    public void R_EP_05() => Judge();

    /// <summary>R-EP-06.</summary>
    [Test]
    public void R_EP_06() => Judge();

    /// <summary>R-EP-07.</summary>
    [Test]
    public void R_EP_07() => Judge();
}
