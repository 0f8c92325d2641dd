using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-SIM: simulation.</summary>
public sealed class SimulationRules : ReactorRuleTestCase
{
    /// <summary>R-SIM-01.</summary>
    [Test]
    public void R_SIM_01() => Judge();

    /// <summary>R-SIM-02.</summary>
    [Test]
    public void R_SIM_02() => Judge();

    /// <summary>R-SIM-03.</summary>
    [Test]
    public void R_SIM_03() => Judge();

    /// <summary>R-SIM-04.</summary>
    [Test]
    public void R_SIM_04() => Judge();

    /// <summary>R-SIM-05.</summary>
    [Test]
    public void R_SIM_05() => Judge();

    /// <summary>R-SIM-06.</summary>
    [Test]
    public void R_SIM_06() => Judge();

    /// <summary>R-SIM-07.</summary>
    [Test]
    public void R_SIM_07() => Judge();
}
