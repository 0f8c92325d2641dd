using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-PORT: listening.</summary>
public sealed class ListeningRules : ReactorRuleTestCase
{
    /// <summary>R-PORT-01.</summary>
    [Test]
    public void R_PORT_01() => Judge();

    /// <summary>R-PORT-02.</summary>
    [Test]
    public void R_PORT_02() => Judge();

    /// <summary>R-PORT-03.</summary>
    [Test]
    public void R_PORT_03() => Judge();

    /// <summary>R-PORT-04.</summary>
    [Test]
    public void R_PORT_04() => Judge();

    /// <summary>R-PORT-05.</summary>
    [Test]
    public void R_PORT_05() => Judge();

    /// <summary>R-PORT-06.</summary>
    [Test]
    public void R_PORT_06() => Judge();

    /// <summary>R-PORT-07.</summary>
    [Test]
    public void R_PORT_07() => Judge();
}
