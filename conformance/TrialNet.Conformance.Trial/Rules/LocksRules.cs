using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-11: locks, semaphores, queues.</summary>
public sealed class LocksRules : RuleTestCase
{
    /// <summary>D-11.01.</summary>
    [Test]
    public void D_11_01() => Judge();

    /// <summary>D-11.02.</summary>
    [Test]
    public void D_11_02() => Judge();

    /// <summary>D-11.03.</summary>
    [Test]
    public void D_11_03() => Judge();

    /// <summary>D-11.04.</summary>
    [Test]
    public void D_11_04() => Judge();

    /// <summary>D-11.05.</summary>
    [Test]
    public void D_11_05() => Judge();

    /// <summary>D-11.06.</summary>
    [Test]
    public void D_11_06() => Judge();

    /// <summary>D-11.07.</summary>
    [Test]
    public void D_11_07() => Judge();

    /// <summary>D-11.08.</summary>
    [Test]
    public void D_11_08() => Judge();

    /// <summary>D-11.09.</summary>
    [Test]
    public void D_11_09() => Judge();

    /// <summary>D-11.10.</summary>
    [Test]
    public void D_11_10() => Judge();

    /// <summary>D-11.11.</summary>
    [Test]
    public void D_11_11() => Judge();
}
