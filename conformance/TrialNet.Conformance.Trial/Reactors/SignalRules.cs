using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-SIG: signals.</summary>
public sealed class SignalRules : ReactorRuleTestCase
{
    /// <summary>R-SIG-01.</summary>
    [Test]
    public void R_SIG_01() => Judge();

    /// <summary>R-SIG-02.</summary>
    [Test]
    public void R_SIG_02() => Judge();

    /// <summary>R-SIG-03.</summary>
    [Test]
    public void R_SIG_03() => Judge();
}
