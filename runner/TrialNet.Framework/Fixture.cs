namespace TrialNet.Framework;

/// <summary>
/// What tests share: made and set up before the first test that uses it, torn down after the last. A class says that its tests use one
/// with <see cref="UsesFixtureAttribute"/>, and so does an assembly; a test gets it with <see cref="TestCase.GetFixture{TFixture}"/>.
/// </summary>
/// <remarks>
/// <para>A fixture has all that a test has: SetUp and TearDown found by name, cleanups, which run before TearDown, a folder, assertions,
/// a time for each part, and the search for what it left behind. Its code runs in a reactor and on a thread of its own, which go on
/// running while tests run: a server that it starts answers them. In a simulation that reactor is a real one, since a fixture's time
/// cannot be that of each test.</para>
/// <para>If it cannot be made or set up, each test that uses it is an error that names it, and is not run; if its SetUp skips, they
/// are skipped. What goes wrong later - in TearDown, in a cleanup, what is left behind or logged - is charged, as something late, to the
/// last test that used it.</para>
/// <para>Threading: what tests read of it has to be there when SetUp ends. Whatever changes later belongs to its reactor's thread: use
/// <see cref="Reactor.Abstractions.IReactorThreads"/>.</para>
/// </remarks>
public abstract class Fixture : TestCase
{
    /// <summary>Makes an instance; the runner does.</summary>
    protected Fixture()
    {
    }
}
