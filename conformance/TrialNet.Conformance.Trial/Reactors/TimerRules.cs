using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-TIME: timers.</summary>
public sealed class TimerRules : ReactorRuleTestCase
{
    /// <summary>R-TIME-01.</summary>
    [Test]
    public void R_TIME_01() => Judge();

    /// <summary>R-TIME-02.</summary>
    [Test]
    public void R_TIME_02() => Judge();

    /// <summary>R-TIME-03.</summary>
    [Test]
    public void R_TIME_03() => Judge();

    /// <summary>R-TIME-04.</summary>
    [Test]
    public void R_TIME_04() => Judge();

    /// <summary>R-TIME-05.</summary>
    [Test]
    public void R_TIME_05() => Judge();

    /// <summary>R-TIME-06.</summary>
    [Test]
    public void R_TIME_06() => Judge();

    /// <summary>R-TIME-07.</summary>
    [Test]
    public void R_TIME_07() => Judge();

    /// <summary>R-TIME-08.</summary>
    [Test]
    public void R_TIME_08() => Judge();

    /// <summary>R-TIME-09.</summary>
    [Test]
    public void R_TIME_09() => Judge();

    /// <summary>R-TIME-10.</summary>
    [Test]
    public void R_TIME_10() => Judge();

    /// <summary>R-TIME-11.</summary>
    [Test]
    public void R_TIME_11() => Judge();

    /// <summary>R-TIME-12.</summary>
    [Test]
    public void R_TIME_12() => Judge();

    /// <summary>R-TIME-13.</summary>
    [Test]
    public void R_TIME_13() => Judge();

    /// <summary>R-TIME-14.</summary>
    [Test]
    public void R_TIME_14() => Judge();

    /// <summary>R-TIME-15.</summary>
    [Test]
    public void R_TIME_15() => Judge();

    /// <summary>R-TIME-16.</summary>
    [Test]
    public void R_TIME_16() => Judge();

    /// <summary>R-TIME-17.</summary>
    [Test]
    public void R_TIME_17() => Judge();
}
