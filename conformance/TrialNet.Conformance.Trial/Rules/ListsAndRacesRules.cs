using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-8: lists and races.</summary>
public sealed class ListsAndRacesRules : RuleTestCase
{
    /// <summary>D-8.01.</summary>
    [Test]
    public void D_8_01() => Judge();

    /// <summary>D-8.02.</summary>
    [Test]
    public void D_8_02() => Judge();

    /// <summary>D-8.03.</summary>
    [Test]
    public void D_8_03() => Judge();

    /// <summary>D-8.04.</summary>
    [Test]
    public void D_8_04() => Judge();

    /// <summary>D-8.05.</summary>
    [Test]
    public void D_8_05() => Judge();

    /// <summary>D-8.06.</summary>
    [Test]
    public void D_8_06() => Judge();

    /// <summary>D-8.07.</summary>
    [Test]
    public void D_8_07() => Judge();

    /// <summary>D-8.08.</summary>
    [Test]
    public void D_8_08() => Judge();

    /// <summary>D-8.09.</summary>
    [Test]
    public void D_8_09() => Judge();

    /// <summary>D-8.10.</summary>
    [Test]
    public void D_8_10() => Judge();

    /// <summary>D-8.11.</summary>
    [Test]
    public void D_8_11() => Judge();

    /// <summary>D-8.12.</summary>
    [Test]
    public void D_8_12() => Judge();

    /// <summary>D-8.13.</summary>
    [Test]
    public void D_8_13() => Judge();

    /// <summary>D-8.14.</summary>
    [Test]
    public void D_8_14() => Judge();

    /// <summary>D-8.15.</summary>
    [Test]
    public void D_8_15() => Judge();

    /// <summary>D-8.16.</summary>
    [Test]
    public void D_8_16() => Judge();

    /// <summary>D-8.17.</summary>
    [Test]
    public void D_8_17() => Judge();

    /// <summary>D-8.18.</summary>
    [Test]
    public void D_8_18() => Judge();
}
