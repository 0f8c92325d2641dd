using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-UDP: datagrams.</summary>
public sealed class DatagramRules : ReactorRuleTestCase
{
    /// <summary>R-UDP-01.</summary>
    [Test]
    public void R_UDP_01() => Judge();

    /// <summary>R-UDP-02.</summary>
    [Test]
    public void R_UDP_02() => Judge();

    /// <summary>R-UDP-03.</summary>
    [Test]
    public void R_UDP_03() => Judge();

    /// <summary>R-UDP-04.</summary>
    [Test]
    public void R_UDP_04() => Judge();

    /// <summary>R-UDP-05.</summary>
    [Test]
    public void R_UDP_05() => Judge();

    /// <summary>R-UDP-06.</summary>
    [Test]
    public void R_UDP_06() => Judge();
}
