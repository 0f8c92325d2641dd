using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-1: order and re-entry.</summary>
public sealed class OrderRules : RuleTestCase
{
    /// <summary>D-1.01.</summary>
    [Test]
    public void D_1_01() => Judge();

    /// <summary>D-1.02.</summary>
    [Test]
    public void D_1_02() => Judge();

    /// <summary>D-1.03.</summary>
    [Test]
    public void D_1_03() => Judge();

    /// <summary>D-1.04.</summary>
    [Test]
    public void D_1_04() => Judge();

    /// <summary>D-1.05.</summary>
    [Test]
    public void D_1_05() => Judge();

    /// <summary>D-1.06.</summary>
    [Test]
    public void D_1_06() => Judge();

    /// <summary>D-1.07.</summary>
    [Test]
    public void D_1_07() => Judge();

    /// <summary>D-1.08.</summary>
    [Test]
    public void D_1_08() => Judge();

    /// <summary>D-1.09.</summary>
    [Test]
    public void D_1_09() => Judge();
}
