using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-THR: threads.</summary>
public sealed class ThreadRules : ReactorRuleTestCase
{
    /// <summary>R-THR-01.</summary>
    [Test]
    public void R_THR_01() => Judge();

    /// <summary>R-THR-02.</summary>
    [Test]
    public void R_THR_02() => Judge();

    /// <summary>R-THR-03.</summary>
    [Test]
    public void R_THR_03() => Judge();

    /// <summary>R-THR-04.</summary>
    [Test]
    public void R_THR_04() => Judge();

    /// <summary>R-THR-05.</summary>
    [Test]
    public void R_THR_05() => Judge();

    /// <summary>R-THR-06.</summary>
    [Test]
    public void R_THR_06() => Judge();

    /// <summary>R-THR-07.</summary>
    [Test]
    public void R_THR_07() => Judge();

    /// <summary>R-THR-08.</summary>
    [Test]
    public void R_THR_08() => Judge();

    /// <summary>R-THR-09.</summary>
    [Test]
    public void R_THR_09() => Judge();

    /// <summary>R-THR-10.</summary>
    [Test]
    public void R_THR_10() => Judge();

    /// <summary>R-THR-11.</summary>
    [Test]
    public void R_THR_11() => Judge();

    /// <summary>R-THR-12.</summary>
    [Test]
    public void R_THR_12() => Judge();

    /// <summary>R-THR-13.</summary>
    [Test]
    public void R_THR_13() => Judge();
}
