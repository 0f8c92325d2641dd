using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-CONN: connecting.</summary>
public sealed class ConnectingRules : ReactorRuleTestCase
{
    /// <summary>R-CONN-01.</summary>
    [Test]
    public void R_CONN_01() => Judge();

    /// <summary>R-CONN-02.</summary>
    [Test]
    public void R_CONN_02() => Judge();

    /// <summary>R-CONN-03.</summary>
    [Test]
    public void R_CONN_03() => Judge();

    /// <summary>R-CONN-04.</summary>
    [Test]
    public void R_CONN_04() => Judge();

    /// <summary>R-CONN-05.</summary>
    [Test]
    public void R_CONN_05() => Judge();

    /// <summary>R-CONN-06.</summary>
    [Test]
    public void R_CONN_06() => Judge();

    /// <summary>R-CONN-07.</summary>
    [Test]
    public void R_CONN_07() => Judge();

    /// <summary>R-CONN-08.</summary>
    [Test]
    public void R_CONN_08() => Judge();

    /// <summary>R-CONN-09.</summary>
    [Test]
    public void R_CONN_09() => Judge();
}
