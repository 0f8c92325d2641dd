using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-FD: descriptors.</summary>
public sealed class DescriptorRules : ReactorRuleTestCase
{
    /// <summary>R-FD-01.</summary>
    [Test]
    public void R_FD_01() => Judge();

    /// <summary>R-FD-02.</summary>
    [Test]
    public void R_FD_02() => Judge();

    /// <summary>R-FD-03.</summary>
    [Test]
    public void R_FD_03() => Judge();

    /// <summary>R-FD-04.</summary>
    [Test]
    public void R_FD_04() => Judge();

    /// <summary>R-FD-05.</summary>
    [Test]
    public void R_FD_05() => Judge();

    /// <summary>R-FD-06.</summary>
    [Test]
    public void R_FD_06() => Judge();

    /// <summary>R-FD-07.</summary>
    [Test]
    public void R_FD_07() => Judge();

    /// <summary>R-FD-08.</summary>
    [Test]
    public void R_FD_08() => Judge();

    /// <summary>R-FD-09.</summary>
    [Test]
    public void R_FD_09() => Judge();

    /// <summary>R-FD-10.</summary>
    [Test]
    public void R_FD_10() => Judge();

    /// <summary>R-FD-11.</summary>
    [Test]
    public void R_FD_11() => Judge();

    /// <summary>R-FD-12.</summary>
    [Test]
    public void R_FD_12() => Judge();
}
