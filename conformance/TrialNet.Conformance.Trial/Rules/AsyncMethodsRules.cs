using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-10: async methods and iterators.</summary>
public sealed class AsyncMethodsRules : RuleTestCase
{
    /// <summary>D-10.01.</summary>
    [Test]
    public void D_10_01() => Judge();

    /// <summary>D-10.02.</summary>
    [Test]
    public void D_10_02() => Judge();

    /// <summary>D-10.03.</summary>
    [Test]
    public void D_10_03() => Judge();

    /// <summary>D-10.04.</summary>
    [Test]
    public void D_10_04() => Judge();

    /// <summary>D-10.05.</summary>
    [Test]
    public void D_10_05() => Judge();

    /// <summary>D-10.06.</summary>
    [Test]
    public void D_10_06() => Judge();

    /// <summary>D-10.07.</summary>
    [Test]
    public void D_10_07() => Judge();

    /// <summary>D-10.08.</summary>
    [Test]
    public void D_10_08() => Judge();

    /// <summary>D-10.09.</summary>
    [Test]
    public void D_10_09() => Judge();

    /// <summary>D-10.10.</summary>
    [Test]
    public void D_10_10() => Judge();

    /// <summary>D-10.11.</summary>
    [Test]
    public void D_10_11() => Judge();

    /// <summary>D-10.12.</summary>
    [Test]
    public void D_10_12() => Judge();

    /// <summary>D-10.13.</summary>
    [Test]
    public void D_10_13() => Judge();

    /// <summary>D-10.14.</summary>
    [Test]
    public void D_10_14() => Judge();

    /// <summary>D-10.15.</summary>
    [Test]
    public void D_10_15() => Judge();

    /// <summary>D-10.16.</summary>
    [Test]
    public void D_10_16() => Judge();
}
