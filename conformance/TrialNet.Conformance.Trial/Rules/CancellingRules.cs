using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-6: cancelling.</summary>
public sealed class CancellingRules : RuleTestCase
{
    /// <summary>D-6.01.</summary>
    [Test]
    public void D_6_01() => Judge();

    /// <summary>D-6.02.</summary>
    [Test]
    public void D_6_02() => Judge();

    /// <summary>D-6.03.</summary>
    [Test]
    public void D_6_03() => Judge();

    /// <summary>D-6.04.</summary>
    [Test]
    public void D_6_04() => Judge();

    /// <summary>D-6.05.</summary>
    [Test]
    public void D_6_05() => Judge();

    /// <summary>D-6.06.</summary>
    [Test]
    public void D_6_06() => Judge();

    /// <summary>D-6.07.</summary>
    [Test]
    public void D_6_07() => Judge();

    /// <summary>D-6.08.</summary>
    [Test]
    public void D_6_08() => Judge();

    /// <summary>D-6.09.</summary>
    [Test]
    public void D_6_09() => Judge();

    /// <summary>D-6.10.</summary>
    [Test]
    public void D_6_10() => Judge();

    /// <summary>D-6.11.</summary>
    [Test]
    public void D_6_11() => Judge();

    /// <summary>D-6.12.</summary>
    [Test]
    public void D_6_12() => Judge();

    /// <summary>D-6.13.</summary>
    [Test]
    public void D_6_13() => Judge();

    /// <summary>D-6.14.</summary>
    [Test]
    public void D_6_14() => Judge();
}
