using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter P-NS: netstrings.</summary>
public sealed class NetstringRules : ReactorRuleTestCase
{
    /// <summary>P-NS-01.</summary>
    [Test]
    public void P_NS_01() => Judge();

    /// <summary>P-NS-02.</summary>
    [Test]
    public void P_NS_02() => Judge();

    /// <summary>P-NS-03.</summary>
    [Test]
    public void P_NS_03() => Judge();

    /// <summary>P-NS-04.</summary>
    [Test]
    public void P_NS_04() => Judge();

    /// <summary>P-NS-05.</summary>
    [Test]
    public void P_NS_05() => Judge();

    /// <summary>P-NS-06.</summary>
    [Test]
    public void P_NS_06() => Judge();

    /// <summary>P-NS-07.</summary>
    [Test]
    public void P_NS_07() => Judge();

    /// <summary>P-NS-08.</summary>
    [Test]
    public void P_NS_08() => Judge();

    /// <summary>P-NS-09.</summary>
    [Test]
    public void P_NS_09() => Judge();

    /// <summary>P-NS-10.</summary>
    [Test]
    public void P_NS_10() => Judge();

    /// <summary>P-NS-11.</summary>
    [Test]
    public void P_NS_11() => Judge();

    /// <summary>P-NS-12.</summary>
    [Test]
    public void P_NS_12() => Judge();
}
