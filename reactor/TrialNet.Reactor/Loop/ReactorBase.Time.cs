using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Loop;

/// <content>Timers (rules R-TIME).</content>
internal abstract partial class ReactorBase
{
    public TimeSpan Now => _timers.Now;

    public TimeProvider TimeProvider { get; }

    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(action);
        VerifyThread();
        return _timers.AddAfter(delay, action, CaptureScope(), new SourceLocation(file, line), isInternal: false);
    }

    public IReadOnlyList<IDelayedCall> GetDelayedCalls()
    {
        VerifyThread();
        return _timers.GetPublicCalls();
    }

    /// <summary>Sets a timer of the reactor's own, which nobody is told about.</summary>
    internal DelayedCall SetLimit(TimeSpan delay, Action action, Scope scope) =>
        _timers.AddAfter(delay, action, scope, default, isInternal: true);

    /// <summary>Sets a timer for code that works with a <see cref="System.TimeProvider"/>.</summary>
    internal DelayedCall SetTimer(TimeSpan due, Action action, Scope scope) =>
        _timers.Add(_timers.Now, due, action, scope, default, isInternal: false);

    /// <summary>A timer is about to be called.</summary>
    private protected virtual void BeforeTimer(DelayedCall call)
    {
    }

    private void RunTimers()
    {
        var batch = _timers.BeginBatch();
        while (_timers.TakeDue(batch) is { } call)
        {
            BeforeTimer(call);
            using var frame = Enter(call.Scope);
            try
            {
                call.TakeAction()();
            }
            catch (Exception error)
            {
                // R-TIME-09: the batch goes on.
                LogError(call.Scope, error, $"In a timer set at {call.CreatedAt}");
            }
        }
    }
}
