using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-7: timeouts.</summary>
public sealed class TimeoutsRules : RuleTestCase
{
    /// <summary>D-7.01.</summary>
    [Test]
    public void D_7_01() => Judge();

    /// <summary>D-7.02.</summary>
    [Test]
    public void D_7_02() => Judge();

    /// <summary>D-7.03.</summary>
    [Test]
    public void D_7_03() => Judge();

    /// <summary>D-7.04.</summary>
    [Test]
    public void D_7_04() => Judge();

    /// <summary>D-7.05.</summary>
    [Test]
    public void D_7_05() => Judge();

    /// <summary>D-7.06.</summary>
    [Test]
    public void D_7_06() => Judge();

    /// <summary>D-7.07.</summary>
    [Test]
    public void D_7_07() => Judge();

    /// <summary>D-7.08.</summary>
    [Test]
    public void D_7_08() => Judge();

    /// <summary>D-7.09.</summary>
    [Test]
    public void D_7_09() => Judge();

    /// <summary>D-7.10.</summary>
    [Test]
    public void D_7_10() => Judge();

    /// <summary>D-7.11.</summary>
    [Test]
    public void D_7_11() => Judge();

    /// <summary>D-7.12.</summary>
    [Test]
    public void D_7_12() => Judge();

    /// <summary>D-7.13.</summary>
    [Test]
    public void D_7_13() => Judge();
}
