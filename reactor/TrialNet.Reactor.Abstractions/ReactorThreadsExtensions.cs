using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Work in threads with Deferreds: out of the reactor and back into it (R-THR-08, R-THR-09).</summary>
/// <remarks>All of these throw <see cref="CapabilityMissingException"/> where a reactor has no threads.</remarks>
public static class ReactorThreadsExtensions
{
    /// <summary>Calls a function on a thread of the reactor's pool (R-THR-08). Threading: the reactor's own thread.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reactor">The reactor.</param>
    /// <param name="function">What to call; it may block.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// A Deferred for what the function returns or throws, fired on the reactor's thread. Cancelling it keeps the function from being
    /// called; once it has begun it goes on, and its result is dropped.
    /// </returns>
    /// <exception cref="ReactorNotRunningException">The reactor has shut down.</exception>
    public static Deferred<T> DeferToThread<T>(
        this IReactor reactor, Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        var threads = reactor.RequireThreads();
        IReactorResource? work = null;
        var deferred = new Deferred<T>(
            _ =>
            {
                WhenReleased(work, null);
                work?.Release();
            },
            file,
            line);
        work = threads.CallInThreadWithCallback(
            function, outcome => reactor.CallFromThread(() => Fire(deferred, outcome)), file, line);
        WhenReleased(work, deferred.Cancel);
        return deferred;
    }

    /// <summary>Calls a function that returns nothing on a thread of the pool.</summary>
    /// <inheritdoc cref="DeferToThread{T}(IReactor, Func{T}, string, int)"/>
    public static Deferred<Unit> DeferToThread(
        this IReactor reactor, Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return reactor.DeferToThread(new ActionCall(function).Invoke, file, line);
    }

    /// <summary>
    /// Calls a function that can be asked to end on a thread of the pool. Cancelling the Deferred cancels the token, and the
    /// function's end is still the result, as with a task (D-9.07); a function that has not been called yet is not called any more.
    /// </summary>
    /// <inheritdoc cref="DeferToThread{T}(IReactor, Func{T}, string, int)"/>
    public static Deferred<T> DeferToThread<T>(
        this IReactor reactor, Func<CancellationToken, T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        var threads = reactor.RequireThreads();
        var end = new TaskCompletionSource<T>();
        var cancellation = new CancellationTokenSource();
        var work = threads.CallInThreadWithCallback(
            new TokenCall<T>(function, cancellation.Token).Invoke, outcome => reactor.CallFromThread(() => End(end, outcome)), file, line);
        WhenReleased(work, () =>
        {
            cancellation.Cancel();
            end.TrySetCanceled(cancellation.Token);
        });
        return Deferred.FromTask(end.Task, cancellation, file, line);
    }

    /// <summary>Calls a function on the reactor's thread and waits for its end (R-THR-09). Threading: any thread but the reactor's.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reactor">The reactor.</param>
    /// <param name="function">What to call.</param>
    /// <returns>What it returns; what it throws is thrown here.</returns>
    /// <exception cref="BlockingCallException">The calling thread is the reactor's, which would wait for itself.</exception>
    /// <exception cref="ReactorNotRunningException">The reactor has ended, or left its loop before there was a result.</exception>
    public static T BlockingCallFromThread<T>(this IReactor reactor, Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return reactor.RequireThreads().BlockingCallFromThread(() => Deferred.Execute(function));
    }

    /// <summary>Calls a function on the reactor's thread and waits for the Deferred that it returns.</summary>
    /// <inheritdoc cref="IReactorInThreads.BlockingCallFromThread{T}"/>
    [OverloadResolutionPriority(1)]
    public static T BlockingCallFromThread<T>(this IReactor reactor, Func<Deferred<T>> function) =>
        reactor.RequireThreads().BlockingCallFromThread(function);

    /// <summary>Calls a function that returns a Deferred of a type not known here, such as an <c>async</c> lambda without a value.</summary>
    /// <inheritdoc cref="BlockingCallFromThread{T}(IReactor, Func{T})"/>
    public static object? BlockingCallFromThread(this IReactor reactor, Func<Deferred> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return reactor.RequireThreads().BlockingCallFromThread(() => Deferred.Maybe(function).AddBoth(static outcome => outcome));
    }

    /// <summary>Calls a function that returns nothing on the reactor's thread and waits for its end.</summary>
    /// <inheritdoc cref="BlockingCallFromThread{T}(IReactor, Func{T})"/>
    public static void BlockingCallFromThread(this IReactor reactor, Action function)
    {
        ArgumentNullException.ThrowIfNull(function);
        reactor.BlockingCallFromThread(new ActionCall(function).Invoke);
    }

    private static IReactorInThreads RequireThreads(this IReactor reactor)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return reactor as IReactorInThreads
            ?? throw new CapabilityMissingException($"The {reactor.Name} reactor has no threads (it does not implement {nameof(IReactorInThreads)}).");
    }

    private static void WhenReleased(IReactorResource? work, Action? released)
    {
        if (work is IDeferredResource resource)
        {
            resource.Released = released;
        }
    }

    private static void Fire<T>(Deferred<T> deferred, Outcome<T> outcome)
    {
        if (deferred.IsCalled)
        {
            // Cancelled while the result was on its way.
            return;
        }

        if (FailureOf(outcome) is { } failure)
        {
            deferred.Errback(failure);
        }
        else
        {
            deferred.Callback(outcome.Value);
        }
    }

    private static void End<T>(TaskCompletionSource<T> end, Outcome<T> outcome)
    {
        // It has ended already if the work was released while the result was on its way.
        if (FailureOf(outcome) is { } failure)
        {
            end.TrySetException(failure.Value);
        }
        else
        {
            end.TrySetResult(outcome.Value);
        }
    }

    private static Failure? FailureOf<T>(Outcome<T> outcome) => outcome.IsFailure || outcome.Value is not Deferred inner
        ? outcome.Failure
        : new Failure(new InvalidOperationException(
            $"The function in a thread returned a Deferred ({inner}), which belongs to no thread of the pool: call it on the reactor's."));
}
