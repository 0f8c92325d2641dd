using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A pool of threads for work that blocks, and the way back into the reactor for such work (rules R-THR-07 to R-THR-13).</summary>
/// <remarks>
/// The pool starts with <see cref="IReactorCore.Run"/>, and with it the work that was queued before. Shutdown waits for the work that
/// was given to it, in a loop that turns meanwhile, and ends the threads. Work knows the execution context and the scope it was
/// given in. Threading: the reactor's own thread, but for <see cref="BlockingCallFromThread{T}"/> and
/// <see cref="GetThreadPoolStatistics"/>.
/// </remarks>
public interface IReactorInThreads
{
    /// <summary>Runs a function on a thread of the pool; what it throws is logged (R-THR-07).</summary>
    /// <param name="action">What to run.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The work, held until it is done. Releasing it keeps it from beginning, and drops the result of what has begun.</returns>
    /// <exception cref="ReactorNotRunningException">The reactor has shut down.</exception>
    IReactorResource CallInThread(Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Runs a function on a thread of the pool, and tells what came of it on the same thread (R-THR-12).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to run.</param>
    /// <param name="onResult">Gets the value or the failure; what it throws is logged.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The work, held until the function is done; see <see cref="CallInThread"/>.</returns>
    /// <exception cref="ReactorNotRunningException">The reactor has shut down.</exception>
    IReactorResource CallInThreadWithCallback<T>(
        Func<T> function, Action<Outcome<T>> onResult, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Runs functions one after the other on one thread of the pool; the first that throws is logged and the last to run (R-THR-10).</summary>
    /// <param name="actions">What to run, in order; copied.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The work; see <see cref="CallInThread"/>.</returns>
    /// <exception cref="ReactorNotRunningException">The reactor has shut down.</exception>
    IReactorResource CallMultipleInThread(IEnumerable<Action> actions, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Says how many threads the pool has; it follows at once, but for threads that are at work (R-THR-11).</summary>
    /// <param name="maxThreads">The most; 10 unless set otherwise.</param>
    /// <param name="minThreads">
    /// The fewest, at most 1024, which are started at once and stay without work; 0 unless set otherwise. Threads above it end after some
    /// seconds without work.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The most is less than one or than the fewest, or the fewest is negative or above 1024.</exception>
    /// <exception cref="ReactorNotRunningException">The reactor has shut down.</exception>
    void SuggestThreadPoolSize(int maxThreads, int minThreads = 0);

    /// <summary>Counts threads and waiting work. Threading: any thread.</summary>
    /// <returns>The numbers of one moment.</returns>
    ThreadPoolStatistics GetThreadPoolStatistics();

    /// <summary>
    /// Calls a function on the reactor's thread and blocks the calling thread until the Deferred it returns is fired (R-THR-09).
    /// A reactor that has not run yet is waited for. Threading: any thread but the reactor's.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call.</param>
    /// <returns>The value. A failure is thrown as its own exception and counts as handled.</returns>
    /// <exception cref="BlockingCallException">The calling thread is the reactor's, which would wait for itself.</exception>
    /// <exception cref="ReactorNotRunningException">The reactor has ended, or left its loop before there was a result.</exception>
    T BlockingCallFromThread<T>(Func<Deferred<T>> function);
}
