namespace TrialNet.Repository.Tests;

/// <summary>Assertions on lists of offenders: a failure shows each on a line of its own.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, $"{list.Count} offender(s):\n  {string.Join("\n  ", list)}");
    }

    public static void One(string expected, IEnumerable<string> offenders) => Assert.Equal(expected, Assert.Single(offenders));
}
