using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-CORE: the loop.</summary>
public sealed class LoopRules : ReactorRuleTestCase
{
    /// <summary>R-CORE-01.</summary>
    [Test]
    public void R_CORE_01() => Judge();

    /// <summary>R-CORE-02.</summary>
    [Test]
    public void R_CORE_02() => Judge();

    /// <summary>R-CORE-03.</summary>
    [Test]
    public void R_CORE_03() => Judge();

    /// <summary>R-CORE-04.</summary>
    [Test]
    public void R_CORE_04() => Judge();

    /// <summary>R-CORE-05.</summary>
    [Test]
    public void R_CORE_05() => Judge();

    /// <summary>R-CORE-06.</summary>
    [Test]
    public void R_CORE_06() => Judge();

    /// <summary>R-CORE-07.</summary>
    [Test]
    public void R_CORE_07() => Judge();

    /// <summary>R-CORE-08.</summary>
    [Test]
    public void R_CORE_08() => Judge();

    /// <summary>R-CORE-09.</summary>
    [Test]
    public void R_CORE_09() => Judge();

    /// <summary>R-CORE-10.</summary>
    [Test]
    public void R_CORE_10() => Judge();

    /// <summary>R-CORE-11.</summary>
    [Test]
    public void R_CORE_11() => Judge();

    /// <summary>R-CORE-12.</summary>
    [Test]
    public void R_CORE_12() => Judge();

    /// <summary>R-CORE-13.</summary>
    [Test]
    public void R_CORE_13() => Judge();

    /// <summary>R-CORE-14.</summary>
    [Test]
    public void R_CORE_14() => Judge();

    /// <summary>R-CORE-15.</summary>
    [Test]
    public void R_CORE_15() => Judge();

    /// <summary>R-CORE-16.</summary>
    [Test]
    public void R_CORE_16() => Judge();

    /// <summary>R-CORE-17.</summary>
    [Test]
    public void R_CORE_17() => Judge();

    /// <summary>R-CORE-18.</summary>
    [Test]
    public void R_CORE_18() => Judge();

    /// <summary>R-CORE-19.</summary>
    [Test]
    public void R_CORE_19() => Judge();

    /// <summary>R-CORE-20.</summary>
    [Test]
    public void R_CORE_20() => Judge();

    /// <summary>R-CORE-21.</summary>
    [Test]
    public void R_CORE_21() => Judge();

    /// <summary>R-CORE-22.</summary>
    [Test]
    public void R_CORE_22() => Judge();
}
