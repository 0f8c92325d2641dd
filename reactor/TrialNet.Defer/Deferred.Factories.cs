using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>Ways to get a Deferred from something else.</content>
public abstract partial class Deferred
{
    /// <summary>A Deferred that has been fired with a value (D-9.01).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> Succeed<T>(T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deferred = new Deferred<T>(null, file, line);
        deferred.Callback(value, file, line);
        return deferred;
    }

    /// <summary>A Deferred that has been fired with nothing.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<Unit> Succeed([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Succeed(Unit.Value, file, line);

    /// <summary>A Deferred that has failed (D-9.01).</summary>
    /// <typeparam name="T">The type that the value would have had.</typeparam>
    /// <param name="error">Why; it need not have been thrown.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<T> Fail<T>(Exception error, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deferred = new Deferred<T>(null, file, line);
        deferred.Errback(error, file, line);
        return deferred;
    }

    /// <summary>A Deferred that has failed, with a failure that is there already.</summary>
    /// <typeparam name="T">The type that the value would have had.</typeparam>
    /// <param name="failure">The failure.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<T> Fail<T>(Failure failure, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deferred = new Deferred<T>(null, file, line);
        deferred.Errback(failure, file, line);
        return deferred;
    }

    /// <summary>Calls a function and gives its value or its exception as a Deferred that has been fired (D-9.02).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred; the call itself throws nothing that the function throws.</returns>
    public static Deferred<T> Execute<T>(Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return Succeed(function(), file, line);
        }
        catch (Exception error)
        {
            // D-9.02: whatever it throws is the failure.
            return Fail<T>(error, file, line);
        }
    }

    /// <summary>
    /// An errback that logs the failure in the current scope and passes it on (D-9.09): <c>deferred.AddErrback(Deferred.LogError)</c>.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The very failure; if nobody takes it afterwards, it is reported as unhandled too.</returns>
    public static Failure LogError(Failure failure)
    {
        Scope.Current.LogError(failure, "An errback logged a failure");
        return failure;
    }
}
