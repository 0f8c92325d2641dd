using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <content>On whose behalf user code runs, and what becomes of its exceptions.</content>
internal abstract partial class ReactorBase
{
    private readonly ReactorContext _ownContext;
    private Scope _runningScope;
    private ReactorContext? _lastContext;

    /// <summary>To whom belongs what is made now: the current scope if it is one of this reactor's, else whoever runs the reactor.</summary>
    internal Scope CaptureScope() => Scope.Current is var scope && ReferenceEquals(scope.Owner, this) ? scope : _runningScope;

    /// <summary>Makes a scope current around a call into user code.</summary>
    internal DispatchFrame Enter(Scope scope)
    {
        var activation = scope.Enter();
        if (ReferenceEquals(scope, _runningScope))
        {
            return new DispatchFrame(activation);
        }

        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(ContextOf(scope));
        return new DispatchFrame(activation, previous);
    }

    /// <summary>Logs what escaped from user code (R-CORE-19); a log that throws is passed over by the scope.</summary>
    internal static void LogError(Scope scope, Exception error, string context) => scope.LogError(new Failure(error), context);

    /// <summary>Logs what happened; a log that throws is an error of its own.</summary>
    internal static void LogMessage(Scope scope, string text, bool isLifecycle = false)
    {
        try
        {
            if (isLifecycle)
            {
                scope.LogLifecycle(text);
            }
            else
            {
                scope.LogMessage(text);
            }
        }
        catch (Exception error)
        {
            LogError(scope, error, $"Logging '{text}'");
        }
    }

    private ReactorContext ContextOf(Scope scope)
    {
        if (!ReferenceEquals(_lastContext?.Scope, scope))
        {
            _lastContext = new ReactorContext(this, scope);
        }

        return _lastContext;
    }
}
