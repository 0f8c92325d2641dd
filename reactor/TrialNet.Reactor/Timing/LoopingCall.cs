using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Timing;

/// <summary>Calls a function again and again, at an interval that does not drift.</summary>
/// <remarks>
/// Beats lie at whole numbers of intervals after the start, however long the function takes and however late the reactor is; those
/// that were missed are left out, and <see cref="WithCount(IReactorTime, Action{long})"/> tells how many. If the function returns a
/// Deferred, the next call waits until it is fired. What the function throws, or a failure that its Deferred comes to, ends the loop.
/// Threading: the reactor's own thread.
/// </remarks>
public sealed class LoopingCall : INamedCall
{
    private readonly Delegate _named;
    private LoopRun? _run;

    /// <summary>Makes a loop that does not run yet.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="function">What to call.</param>
    public LoopingCall(IReactorTime reactor, Action function)
        : this(reactor, function, Ignoring(function))
    {
    }

    /// <summary>Makes a loop that waits for each answer of its function.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="function">What to call; an <c>async</c> lambda becomes a Deferred.</param>
    [OverloadResolutionPriority(1)]
    public LoopingCall(IReactorTime reactor, Func<Deferred> function)
        : this(reactor, function, Waiting(function))
    {
    }

    private LoopingCall(IReactorTime reactor, Delegate named, Func<long, Deferred?> function)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        Reactor = reactor;
        _named = named;
        Function = function;
    }

    /// <summary>Whether the loop was started and neither stopped nor ended by a failure.</summary>
    public bool IsRunning => _run is not null;

    /// <summary>The interval that <see cref="Start"/> was last given; null before.</summary>
    public TimeSpan? Interval { get; private set; }

    string INamedCall.Name => $"the looping call of {DelegateName.Of(_named)}";

    internal IReactorTime Reactor { get; }

    internal Func<long, Deferred?> Function { get; }

    private LoopRun Running => _run ?? throw new InvalidOperationException($"{this} is not running.");

    /// <summary>Makes a loop whose function hears how many beats there were since its last call: one, and those that were missed.</summary>
    /// <param name="reactor">The reactor, or a clock.</param>
    /// <param name="function">What to call, with the number. The first call at the start counts as one beat.</param>
    /// <returns>The loop.</returns>
    public static LoopingCall WithCount(IReactorTime reactor, Action<long> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new LoopingCall(reactor, function, count =>
        {
            function(count);
            return null;
        });
    }

    /// <summary>Makes a loop that waits for each answer of its function, which hears how many beats there were since its last call.</summary>
    /// <inheritdoc cref="WithCount(IReactorTime, Action{long})"/>
    [OverloadResolutionPriority(1)]
    public static LoopingCall WithCount(IReactorTime reactor, Func<long, Deferred> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new LoopingCall(reactor, function, function);
    }

    /// <summary>Starts the loop.</summary>
    /// <param name="interval">The time from beat to beat; zero calls once in every turn.</param>
    /// <param name="now">Whether the first call comes inside this one; else it comes after the first interval.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// Fires with this object when the loop was stopped and the function is not waited for any more, and fails with what ended the
    /// loop; cancelling it stops the loop.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    /// <exception cref="InvalidOperationException">The loop is running.</exception>
    /// <exception cref="WrongThreadException">The reactor runs on another thread.</exception>
    public Deferred<LoopingCall> Start(TimeSpan interval, bool now = true, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        OwnThread.VerifyOwnerOf(Reactor);
        if (_run is not null)
        {
            throw new InvalidOperationException($"{this} is running already.");
        }

        Interval = interval;
        var run = new LoopRun(this, interval, new SourceLocation(file, line));
        _run = run;
        run.Begin(now);
        return run.Done;
    }

    /// <summary>Stops the loop; it may be called by the function, and the loop may be started again at once.</summary>
    /// <exception cref="InvalidOperationException">The loop is not running.</exception>
    public void Stop() => Running.Stop();

    /// <summary>Counts the intervals anew from now: the next call comes after a whole one.</summary>
    /// <exception cref="InvalidOperationException">The loop is not running.</exception>
    public void Reset() => Running.Reset();

    /// <summary>The function and the interval.</summary>
    public override string ToString() =>
        Interval is { } interval ? $"The looping call of {DelegateName.Of(_named)}, every {interval}" : $"The looping call of {DelegateName.Of(_named)}";

    /// <summary>A run has ended, or will when its function has.</summary>
    internal void Forget(LoopRun run)
    {
        if (ReferenceEquals(_run, run))
        {
            _run = null;
        }
    }

    private static Func<long, Deferred?> Ignoring(Action function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _ =>
        {
            function();
            return null;
        };
    }

    private static Func<long, Deferred?> Waiting(Func<Deferred> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _ => function();
    }
}
