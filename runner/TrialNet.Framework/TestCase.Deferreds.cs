using TrialNet.Defer;

namespace TrialNet.Framework;

/// <content>Assertions about Deferreds as they stand now; none of them waits.</content>
public abstract partial class TestCase
{
    /// <summary>A Deferred has a value now.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="deferred">The Deferred; its result is taken, later callbacks get null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TestFailureException">It has no result yet, and is left as it is; or it has failed, and the failure is taken.</exception>
    protected static T SuccessResultOf<T>(Deferred<T> deferred)
    {
        var text = Describe(deferred);
        var awaiter = deferred.GetAwaiter();
        if (!awaiter.IsCompleted)
        {
            throw new TestFailureException($"Expected a value in {text}, but there is no result yet");
        }

        try
        {
            return awaiter.GetResult();
        }
        catch (Exception error)
        {
            throw new TestFailureException($"Expected a value in {text}, but it has failed: {new Failure(error).GetTraceback()}", error);
        }
    }

    /// <summary>A Deferred has failed with one of several exceptions now.</summary>
    /// <param name="deferred">The Deferred; its result is taken, later callbacks get null.</param>
    /// <param name="types">The types of the exceptions, or bases of them; any if none is given.</param>
    /// <returns>The failure.</returns>
    /// <exception cref="TestFailureException">It has no result yet, and is left as it is; or it has another result.</exception>
    protected static Failure FailureResultOf(Deferred deferred, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var text = Describe(deferred);
        if (!deferred.GetAwaiter().IsCompleted)
        {
            throw new TestFailureException($"Expected a failure in {text}, but there is no result yet");
        }

        if (TakeFailure(deferred) is not { } failure)
        {
            throw new TestFailureException($"Expected a failure in {text}, but it has succeeded");
        }

        return types.Length == 0 || failure.Check(types) is not null
            ? failure
            : throw new TestFailureException(
                $"Expected {text} to have failed with {Names(types)}, but it has failed with {failure.GetTraceback()}", failure.Value);
    }

    /// <summary>A Deferred has failed with an exception of a type now.</summary>
    /// <typeparam name="TException">The type, or a base of it.</typeparam>
    /// <param name="deferred">The Deferred; its result is taken, later callbacks get null.</param>
    /// <returns>The exception.</returns>
    /// <exception cref="TestFailureException">It has no result yet, and is left as it is; or it has another result.</exception>
    protected static TException FailureResultOf<TException>(Deferred deferred)
        where TException : Exception => (TException)FailureResultOf(deferred, typeof(TException)).Value;

    /// <summary>A Deferred has no result now: it has not been fired, is paused, or waits for another one.</summary>
    /// <param name="deferred">The Deferred; it is left as it is.</param>
    /// <exception cref="TestFailureException">It has a result, which is told here, and taken so that it is not told again.</exception>
    protected static void AssertNoResult(Deferred deferred)
    {
        var text = Describe(deferred);
        if (deferred.GetAwaiter().IsCompleted)
        {
            var traceback = TakeFailure(deferred) is { } failure ? $": {failure.GetTraceback()}" : string.Empty;
            throw new TestFailureException($"Expected no result yet in {text}{traceback}");
        }
    }

    private static Failure? TakeFailure(Deferred deferred)
    {
        try
        {
            deferred.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception error)
        {
            return new Failure(error);
        }
    }

    private static string Describe(Deferred deferred)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        return deferred.ToString();
    }
}
