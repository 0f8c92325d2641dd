using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-3: firing.</summary>
public sealed class FiringRules : RuleTestCase
{
    /// <summary>D-3.01.</summary>
    [Test]
    public void D_3_01() => Judge();

    /// <summary>D-3.02.</summary>
    [Test]
    public void D_3_02() => Judge();

    /// <summary>D-3.03.</summary>
    [Test]
    public void D_3_03() => Judge();

    /// <summary>D-3.04.</summary>
    [Test]
    public void D_3_04() => Judge();

    /// <summary>D-3.05.</summary>
    [Test]
    public void D_3_05() => Judge();

    /// <summary>D-3.06.</summary>
    [Test]
    public void D_3_06() => Judge();

    /// <summary>D-3.07.</summary>
    [Test]
    public void D_3_07() => Judge();

    /// <summary>D-3.08.</summary>
    [Test]
    public void D_3_08() => Judge();

    /// <summary>D-3.09.</summary>
    [Test]
    public void D_3_09() => Judge();
}
