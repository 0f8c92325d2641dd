using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-14: what always holds.</summary>
public sealed class InvariantsRules : RuleTestCase
{
    /// <summary>D-14.01.</summary>
    [Test]
    public void D_14_01() => Judge();

    /// <summary>D-14.02.</summary>
    [Test]
    public void D_14_02() => Judge();

    /// <summary>D-14.03.</summary>
    [Test]
    public void D_14_03() => Judge();

    /// <summary>D-14.04.</summary>
    [Test]
    public void D_14_04() => Judge();

    /// <summary>D-14.05.</summary>
    [Test]
    public void D_14_05() => Judge();

    /// <summary>D-14.06.</summary>
    [Test]
    public void D_14_06() => Judge();
}
