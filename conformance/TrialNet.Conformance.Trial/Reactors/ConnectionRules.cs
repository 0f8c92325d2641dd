using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-TCP: connections.</summary>
public sealed class ConnectionRules : ReactorRuleTestCase
{
    /// <summary>R-TCP-01.</summary>
    [Test]
    public void R_TCP_01() => Judge();

    /// <summary>R-TCP-02.</summary>
    [Test]
    public void R_TCP_02() => Judge();

    /// <summary>R-TCP-03.</summary>
    [Test]
    public void R_TCP_03() => Judge();

    /// <summary>R-TCP-04.</summary>
    [Test]
    public void R_TCP_04() => Judge();

    /// <summary>R-TCP-05.</summary>
    [Test]
    public void R_TCP_05() => Judge();

    /// <summary>R-TCP-06.</summary>
    [Test]
    public void R_TCP_06() => Judge();

    /// <summary>R-TCP-07.</summary>
    [Test]
    public void R_TCP_07() => Judge();

    /// <summary>R-TCP-08.</summary>
    [Test]
    public void R_TCP_08() => Judge();

    /// <summary>R-TCP-09.</summary>
    [Test]
    public void R_TCP_09() => Judge();

    /// <summary>R-TCP-10.</summary>
    [Test]
    public void R_TCP_10() => Judge();

    /// <summary>R-TCP-11.</summary>
    [Test]
    public void R_TCP_11() => Judge();

    /// <summary>R-TCP-12.</summary>
    [Test]
    public void R_TCP_12() => Judge();

    /// <summary>R-TCP-13.</summary>
    [Test]
    public void R_TCP_13() => Judge();

    /// <summary>R-TCP-14.</summary>
    [Test]
    public void R_TCP_14() => Judge();

    /// <summary>R-TCP-15.</summary>
    [Test]
    public void R_TCP_15() => Judge();

    /// <summary>R-TCP-16.</summary>
    [Test]
    public void R_TCP_16() => Judge();

    /// <summary>R-TCP-17.</summary>
    [Test]
    public void R_TCP_17() => Judge();

    /// <summary>R-TCP-18.</summary>
    [Test]
    public void R_TCP_18() => Judge();

    /// <summary>R-TCP-19.</summary>
    [Test]
    public void R_TCP_19() => Judge();

    /// <summary>R-TCP-20.</summary>
    [Test]
    public void R_TCP_20() => Judge();

    /// <summary>R-TCP-21.</summary>
    [Test]
    public void R_TCP_21() => Judge();

    /// <summary>R-TCP-22.</summary>
    [Test]
    public void R_TCP_22() => Judge();

    /// <summary>R-TCP-23.</summary>
    [Test]
    public void R_TCP_23() => Judge();

    /// <summary>R-TCP-24.</summary>
    [Test]
    public void R_TCP_24() => Judge();

    /// <summary>R-TCP-25.</summary>
    [Test]
    public void R_TCP_25() => Judge();
}
