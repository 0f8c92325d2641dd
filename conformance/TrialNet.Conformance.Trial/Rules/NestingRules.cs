using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-4: nested Deferreds.</summary>
public sealed class NestingRules : RuleTestCase
{
    /// <summary>D-4.01.</summary>
    [Test]
    public void D_4_01() => Judge();

    /// <summary>D-4.02.</summary>
    [Test]
    public void D_4_02() => Judge();

    /// <summary>D-4.03.</summary>
    [Test]
    public void D_4_03() => Judge();

    /// <summary>D-4.04.</summary>
    [Test]
    public void D_4_04() => Judge();

    /// <summary>D-4.05.</summary>
    [Test]
    public void D_4_05() => Judge();

    /// <summary>D-4.06.</summary>
    [Test]
    public void D_4_06() => Judge();

    /// <summary>D-4.07.</summary>
    [Test]
    public void D_4_07() => Judge();

    /// <summary>D-4.08.</summary>
    [Test]
    public void D_4_08() => Judge();

    /// <summary>D-4.09.</summary>
    [Test]
    public void D_4_09() => Judge();

    /// <summary>D-4.10.</summary>
    [Test]
    public void D_4_10() => Judge();

    /// <summary>D-4.11.</summary>
    [Test]
    public void D_4_11() => Judge();

    /// <summary>D-4.12.</summary>
    [Test]
    public void D_4_12() => Judge();

    /// <summary>D-4.13.</summary>
    [Test]
    public void D_4_13() => Judge();

    /// <summary>D-4.14.</summary>
    [Test]
    public void D_4_14() => Judge();

    /// <summary>D-4.15.</summary>
    [Test]
    public void D_4_15() => Judge();

    /// <summary>D-4.16.</summary>
    [Test]
    public void D_4_16() => Judge();

    /// <summary>D-4.17.</summary>
    [Test]
    public void D_4_17() => Judge();

    /// <summary>D-4.18.</summary>
    [Test]
    public void D_4_18() => Judge();

    /// <summary>D-4.19.</summary>
    [Test]
    public void D_4_19() => Judge();

    /// <summary>D-4.20.</summary>
    [Test]
    public void D_4_20() => Judge();
}
