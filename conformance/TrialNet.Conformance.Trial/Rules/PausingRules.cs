using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-5: pausing.</summary>
public sealed class PausingRules : RuleTestCase
{
    /// <summary>D-5.01.</summary>
    [Test]
    public void D_5_01() => Judge();

    /// <summary>D-5.02.</summary>
    [Test]
    public void D_5_02() => Judge();

    /// <summary>D-5.03.</summary>
    [Test]
    public void D_5_03() => Judge();

    /// <summary>D-5.04.</summary>
    [Test]
    public void D_5_04() => Judge();

    /// <summary>D-5.05.</summary>
    [Test]
    public void D_5_05() => Judge();

    /// <summary>D-5.06.</summary>
    [Test]
    public void D_5_06() => Judge();

    /// <summary>D-5.07.</summary>
    [Test]
    public void D_5_07() => Judge();

    /// <summary>D-5.08.</summary>
    [Test]
    public void D_5_08() => Judge();

    /// <summary>D-5.09.</summary>
    [Test]
    public void D_5_09() => Judge();
}
