using TrialNet.Framework;

namespace TrialNet.Conformance.Trial.Reactors;

/// <summary>Chapter R-UNIX: sockets with paths.</summary>
public sealed class UnixRules : ReactorRuleTestCase
{
    /// <summary>R-UNIX-01.</summary>
    [Test]
    public void R_UNIX_01() => Judge();

    /// <summary>R-UNIX-02.</summary>
    [Test]
    public void R_UNIX_02() => Judge();

    /// <summary>R-UNIX-03.</summary>
    [Test]
    public void R_UNIX_03() => Judge();

    /// <summary>R-UNIX-04.</summary>
    [Test]
    public void R_UNIX_04() => Judge();
}
