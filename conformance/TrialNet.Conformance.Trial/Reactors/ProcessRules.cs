using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-PROC: processes.</summary>
public sealed class ProcessRules : ReactorRuleTestCase
{
    /// <summary>R-PROC-01.</summary>
    [Test]
    public void R_PROC_01() => Judge();

    /// <summary>R-PROC-02.</summary>
    [Test]
    public void R_PROC_02() => Judge();

    /// <summary>R-PROC-03.</summary>
    [Test]
    public void R_PROC_03() => Judge();

    /// <summary>R-PROC-04.</summary>
    [Test]
    public void R_PROC_04() => Judge();
}
