using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Rules;

/// <summary>Chapter D-9: helpers and tasks.</summary>
public sealed class HelpersAndTasksRules : RuleTestCase
{
    /// <summary>D-9.01.</summary>
    [Test]
    public void D_9_01() => Judge();

    /// <summary>D-9.02.</summary>
    [Test]
    public void D_9_02() => Judge();

    /// <summary>D-9.03.</summary>
    [Test]
    public void D_9_03() => Judge();

    /// <summary>D-9.04.</summary>
    [Test]
    public void D_9_04() => Judge();

    /// <summary>D-9.05.</summary>
    [Test]
    public void D_9_05() => Judge();

    /// <summary>D-9.06.</summary>
    [Test]
    public void D_9_06() => Judge();

    /// <summary>D-9.07.</summary>
    [Test]
    public void D_9_07() => Judge();

    /// <summary>D-9.08.</summary>
    [Test]
    public void D_9_08() => Judge();

    /// <summary>D-9.09.</summary>
    [Test]
    public void D_9_09() => Judge();
}
