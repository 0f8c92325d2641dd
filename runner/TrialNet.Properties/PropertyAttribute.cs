using System.Reflection;
using TrialNet.Framework;

namespace TrialNet.Properties;

/// <summary>
/// A test with parameters that is to hold for all arguments: FsCheck makes them, the test's reactor runs one case after the other,
/// and what fails is shrunk to something small. A method with this mark is a test whatever its name.
/// </summary>
/// <remarks>
/// <para>The method returns nothing, a bool, a <c>Property</c> of FsCheck, or a Deferred, Task or ValueTask of these. All cases share
/// one instance, one SetUp and one TearDown; cleanups that a case adds are run when it ends, before the next one.</para>
/// <para>FsCheck works on a thread of its own, so that cases may wait for the reactor. Generators, shrinkers and what a returned Property
/// computes by itself run there: they must not touch the reactor. In a simulation the seed of the data is drawn from that of the
/// simulation, and time stands still while arguments are made.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PropertyAttribute : TestBodyAttribute
{
    /// <summary>How many cases are to be tried; the environment variable TRIALNET_MAXTEST overrides it.</summary>
    public int MaxTest { get; set; } = 100;

    /// <summary>How many cases may be rejected for each that is tried, by conditions of a Property.</summary>
    public int MaxRejected { get; set; } = 10;

    /// <summary>The size of the first case; the meaning is the generators'.</summary>
    public int StartSize { get; set; } = 1;

    /// <summary>The size of the last case.</summary>
    public int EndSize { get; set; } = 100;

    /// <summary>
    /// What a failure printed, <c>seed,gamma,size</c>: that one case alone is run, and shrunk; without the size, the whole run. The
    /// environment variable TRIALNET_REPLAY overrides it.
    /// </summary>
    public string? Replay { get; set; }

    /// <summary>Classes whose static members give arbitrary instances, as FsCheck takes them; the later ones win.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>
    /// For how many seconds at most cases are tried and shrunk. 0: cases for as long as the test's timeout permits, shrinking for half
    /// of that. At least one case is tried; how many were is logged.
    /// </summary>
    public double Budget { get; set; }

    internal override string? WhyNot(MethodInfo method)
    {
        if (PropertyShape.WhyNot(method) is { } reason)
        {
            return reason;
        }

        if (MaxTest < 1 || MaxRejected < 0 || StartSize < 0 || EndSize < StartSize || !(Budget >= 0))
        {
            return $"The property {method.Name} would try nothing: MaxTest is at least 1, sizes go up from 0, a budget is no less than 0.";
        }

        return Replay is null || ReplayText.TryParse(Replay, out _)
            ? null
            : $"The property {method.Name} has the replay '{Replay}'; it is what a failure printed: seed,gamma,size.";
    }

    internal override object Run(TestContext context, TestCase instance, MethodInfo method) =>
        new PropertyRun(this, context, instance, method).Start();
}
