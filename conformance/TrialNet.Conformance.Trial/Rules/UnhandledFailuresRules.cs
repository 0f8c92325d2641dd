using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-12: unhandled failures.</summary>
public sealed class UnhandledFailuresRules : RuleTestCase
{
    /// <summary>D-12.01.</summary>
    [Test]
    public void D_12_01() => Judge();

    /// <summary>D-12.02.</summary>
    [Test]
    public void D_12_02() => Judge();

    /// <summary>D-12.03.</summary>
    [Test]
    public void D_12_03() => Judge();

    /// <summary>D-12.04.</summary>
    [Test]
    public void D_12_04() => Judge();

    /// <summary>D-12.05.</summary>
    [Test]
    public void D_12_05() => Judge();

    /// <summary>D-12.06.</summary>
    [Test]
    public void D_12_06() => Judge();
}
