using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Framework;

/// <summary>A class of tests that run inside a reactor. Each test gets an instance and a reactor of its own (T14).</summary>
/// <remarks>
/// <para>Tests are the public instance methods named <c>Test*</c> or marked <see cref="TestAttribute"/>. They return nothing, a
/// <see cref="Deferred"/>, a <see cref="Task"/> or a <see cref="ValueTask"/>; anything else, <c>async void</c> and iterators
/// included, is an error that is reported in place of the test.</para>
/// <para>A method named <c>SetUp</c> runs before each test and one named <c>TearDown</c> after it. Both are found by name, public
/// or protected, without parameters, and return what a test may return, so that each class takes the form it needs:
/// <c>protected void SetUp()</c>, <c>protected async Task SetUp()</c>, <c>protected Deferred SetUp()</c>. Of several in a line of
/// base classes the most derived one is called; it calls the others.</para>
/// <para>The order is: SetUp, the test, cleanups, TearDown. <b>Cleanups run before TearDown</b>, last in first out, each after
/// the one before has ended (T2, T3); they run even if SetUp failed, and TearDown does not then (T4). A class that is
/// <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/> is disposed of after TearDown.</para>
/// <para>What a test leaves behind in its reactor - timers, ports, connections - makes it an error (T33), and so do an error that
/// is logged and not flushed (T28), and a Deferred that failed and that nobody asked (T30).</para>
/// <para>Threading: everything here is for the reactor's thread, on which the test runs.</para>
/// </remarks>
public abstract partial class TestCase
{
    private readonly TestContext? _context = TestContext.Current;

    /// <summary>Makes an instance; the runner does.</summary>
    protected TestCase()
    {
    }

    /// <summary>The reactor that runs this test, and only this test.</summary>
    protected IReactor Reactor => Context.Reactor;

    /// <summary>The id of the test: <c>Namespace.Outer+Inner.Method</c>.</summary>
    protected string TestId => Context.TestId;

    /// <summary>
    /// A folder for this test's files, in the run's temporary directory; made when first asked for. It is deleted when the test has
    /// passed, and kept when it has not.
    /// </summary>
    protected string TempDirectory => Context.Temp.GetPath();

    /// <summary>Cancelled when the test's time is up or the run is interrupted; for code that takes tokens rather than Deferreds.</summary>
    protected CancellationToken Cancellation => Context.Cancellation;

    /// <summary>
    /// Which of those places it is, from 0, at which tests run at the same time, in this process and in others: for ports, databases
    /// and the like that tests share. No two tests that run at once have the same. 0 where one test runs at a time.
    /// </summary>
    /// <remarks>Children of the test find the index of its process, from 0, in the environment variable <c>TRIAL_WORKER</c>.</remarks>
    protected int WorkerIndex => Context.WorkerIndex;

    private TestContext Context =>
        _context ?? throw new InvalidOperationException("This test was not started by the runner: there is no reactor.");

    /// <summary>The reactor as a capability that not all of them have; skips the test if this one has it not.</summary>
    /// <typeparam name="TCapability">The capability's interface, such as <see cref="IReactorTcp"/>.</typeparam>
    /// <returns>The reactor.</returns>
    /// <exception cref="SkipTestException">The reactor does not have the capability.</exception>
    protected TCapability ReactorAs<TCapability>()
        where TCapability : class =>
        Reactor as TCapability
        ?? throw new SkipTestException($"The reactor '{Reactor.Name}' is no {typeof(TCapability).Name}.");

    /// <summary>What this test's class or assembly shares, as its <see cref="UsesFixtureAttribute"/> says; that of the class comes first.</summary>
    /// <typeparam name="TFixture">The fixture's class, or a base of it.</typeparam>
    /// <returns>The fixture, set up.</returns>
    /// <exception cref="InvalidOperationException">Neither the class nor the assembly uses such a fixture.</exception>
    protected TFixture GetFixture<TFixture>()
        where TFixture : Fixture =>
        (TFixture?)Context.Fixtures?.Find(GetType(), typeof(TFixture))
        ?? throw new InvalidOperationException(
            $"{GetType().Name} uses no fixture {typeof(TFixture).Name}: mark it, or the assembly, with [UsesFixture(typeof({typeof(TFixture).Name}))].");

    /// <summary>Makes a path for a file or folder in <see cref="TempDirectory"/>: the folder around it exists, the path itself does not.</summary>
    /// <param name="name">The last part of the path; null is <c>temp</c>.</param>
    /// <returns>The full path; another one at each call.</returns>
    protected string MakeTemp(string? name = null) => Context.Temp.MakePath(name);

    /// <summary>Adds something to be done after the test and <b>before</b> TearDown; last in first out (T2, T3).</summary>
    /// <param name="cleanup">What to do.</param>
    /// <exception cref="InvalidOperationException">The cleanups have been run already.</exception>
    protected void AddCleanup(Action cleanup)
    {
        ArgumentNullException.ThrowIfNull(cleanup);
        Context.Cleanups.Push(() =>
        {
            cleanup();
            return null;
        });
    }

    /// <summary>Adds a cleanup that ends when the Deferred does that it returns; null means at once.</summary>
    /// <inheritdoc cref="AddCleanup(Action)"/>
    protected void AddCleanup(Func<Deferred?> cleanup)
    {
        ArgumentNullException.ThrowIfNull(cleanup);
        Context.Cleanups.Push(cleanup);
    }

    /// <summary>Adds a cleanup that ends when the task does that it returns.</summary>
    /// <inheritdoc cref="AddCleanup(Action)"/>
    [OverloadResolutionPriority(1)]
    protected void AddCleanup(Func<Task> cleanup)
    {
        ArgumentNullException.ThrowIfNull(cleanup);
        Context.Cleanups.Push(cleanup);
    }

    /// <summary>Takes the errors that were logged so far; they no longer count against the test (T28).</summary>
    /// <param name="types">Takes errors of these types only; all if none is given.</param>
    /// <returns>The failures, in the order of logging.</returns>
    protected IReadOnlyList<Failure> FlushLoggedErrors(params ReadOnlySpan<Type> types) =>
        [.. Context.Errors.Take(types).Select(static error => error.Failure)];

    /// <summary>Takes the errors of one type that were logged so far; they no longer count against the test (T28).</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <returns>The exceptions, in the order of logging.</returns>
    protected IReadOnlyList<TException> FlushLoggedErrors<TException>()
        where TException : Exception =>
        [.. Context.Errors.Take(typeof(TException)).Select(static error => (TException)error.Failure.Value)];

    /// <summary>Gives a warning: unless it is flushed, the test passes with it, and reports show it.</summary>
    /// <param name="message">What there is to be warned of.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    protected void Warn(string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(message);
        Context.Warnings.Add(new TestWarning(message, null, file, line));
    }

    /// <summary>
    /// Takes the warnings that were given so far, by <see cref="Warn"/> or through a logger of this test's scope; reports no longer
    /// show them.
    /// </summary>
    /// <returns>The warnings, in order.</returns>
    protected IReadOnlyList<TestWarning> FlushWarnings() => Context.Warnings.Take();

    /// <summary>
    /// Takes the failures that stand now at the end of a Deferred of this test and that nobody has asked for; they no longer count
    /// against the test (T30).
    /// </summary>
    /// <returns>The failures, in the order in which they became unhandled.</returns>
    protected IReadOnlyList<UnhandledFailure> FlushUnhandledFailures() => Context.Scope.TakeUnhandledFailures();

    /// <summary>Gives a static or instance field or property another value until the test is over: until its cleanups (T2).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="member">The field or property: <c>() => Settings.Limit</c>, <c>() => server.Clock</c>. Delegates are values too.</param>
    /// <param name="value">The value.</param>
    /// <returns>Puts the old value back when it is disposed of, instead of at the end.</returns>
    /// <exception cref="ArgumentException">That is no field or property that could be set, or one of a copied struct.</exception>
    protected IDisposable Patch<T>(Expression<Func<T>> member, T value)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Patch(PatchedMember.Set(member.Body, value));
    }

    /// <summary>Gives an environment variable of this process another value until the test is over: until its cleanups (T2).</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value; null removes it.</param>
    /// <returns>Puts the old value back when it is disposed of, instead of at the end.</returns>
    protected IDisposable PatchEnvironment(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var old = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
        return Patch(new Restoration(() => Environment.SetEnvironmentVariable(name, old)));
    }

    private Restoration Patch(Restoration restoration)
    {
        AddCleanup(restoration.Dispose);
        return restoration;
    }

    /// <summary>Ends the test as skipped. In a cleanup or TearDown this is an error (T8).</summary>
    /// <param name="reason">Why; reports show it.</param>
    /// <exception cref="SkipTestException">Always.</exception>
    [DoesNotReturn]
    protected static void Skip(string reason) => throw new SkipTestException(reason);

    /// <summary>Ends the test as failed.</summary>
    /// <param name="message">What did not hold.</param>
    /// <exception cref="TestFailureException">Always.</exception>
    [DoesNotReturn]
    protected static void Fail(string message) => throw new TestFailureException(message);
}
