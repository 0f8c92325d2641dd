using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-2: routing.</summary>
public sealed class RoutingRules : RuleTestCase
{
    /// <summary>D-2.01.</summary>
    [Test]
    public void D_2_01() => Judge();

    /// <summary>D-2.02.</summary>
    [Test]
    public void D_2_02() => Judge();

    /// <summary>D-2.03.</summary>
    [Test]
    public void D_2_03() => Judge();

    /// <summary>D-2.04.</summary>
    [Test]
    public void D_2_04() => Judge();

    /// <summary>D-2.05.</summary>
    [Test]
    public void D_2_05() => Judge();

    /// <summary>D-2.06.</summary>
    [Test]
    public void D_2_06() => Judge();

    /// <summary>D-2.07.</summary>
    [Test]
    public void D_2_07() => Judge();

    /// <summary>D-2.08.</summary>
    [Test]
    public void D_2_08() => Judge();

    /// <summary>D-2.09.</summary>
    [Test]
    public void D_2_09() => Judge();

    /// <summary>D-2.10.</summary>
    [Test]
    public void D_2_10() => Judge();

    /// <summary>D-2.11.</summary>
    [Test]
    public void D_2_11() => Judge();

    /// <summary>D-2.12.</summary>
    [Test]
    public void D_2_12() => Judge();

    /// <summary>D-2.13.</summary>
    [Test]
    public void D_2_13() => Judge();
}
