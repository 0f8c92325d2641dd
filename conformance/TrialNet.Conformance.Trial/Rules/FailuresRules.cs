using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-13: Failure.</summary>
public sealed class FailuresRules : RuleTestCase
{
    /// <summary>D-13.01.</summary>
    [Test]
    public void D_13_01() => Judge();

    /// <summary>D-13.02.</summary>
    [Test]
    public void D_13_02() => Judge();

    /// <summary>D-13.03.</summary>
    [Test]
    public void D_13_03() => Judge();

    /// <summary>D-13.04.</summary>
    [Test]
    public void D_13_04() => Judge();

    /// <summary>D-13.05.</summary>
    [Test]
    public void D_13_05() => Judge();

    /// <summary>D-13.06.</summary>
    [Test]
    public void D_13_06() => Judge();

    /// <summary>D-13.07.</summary>
    [Test]
    public void D_13_07() => Judge();

    /// <summary>D-13.08.</summary>
    [Test]
    public void D_13_08() => Judge();

    /// <summary>D-13.09.</summary>
    [Test]
    public void D_13_09() => Judge();

    /// <summary>D-13.10.</summary>
    [Test]
    public void D_13_10() => Judge();

    /// <summary>D-13.11.</summary>
    [Test]
    public void D_13_11() => Judge();
}
