using TrialNet.Defer;

namespace TrialNet.Framework;

/// <content>Assertions about exceptions that are thrown, and failures that come later.</content>
public abstract partial class TestCase
{
    /// <summary>Code throws an exception of a type or of one derived from it.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <param name="code">The code.</param>
    /// <returns>The exception.</returns>
    /// <exception cref="TestFailureException">It throws nothing, or something else.</exception>
    protected static TException AssertRaises<TException>(Action code)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(code);
        return AssertRaises<TException>(() =>
        {
            code();
            return Unit.Value;
        });
    }

    /// <summary>Code that returns a value throws an exception of a type or of one derived from it.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <param name="code">The code. What it returns is told if it throws nothing; a Deferred or a task belongs to AssertFailure.</param>
    /// <returns>The exception.</returns>
    /// <exception cref="TestFailureException">It throws nothing, or something else.</exception>
    protected static TException AssertRaises<TException>(Func<object?> code)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(code);
        object? returned;
        try
        {
            returned = code();
        }
        catch (TException expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new TestFailureException($"Expected {typeof(TException)}, got {new Failure(other).GetTraceback()}", other);
        }

        var hint = returned is Deferred or Task ? "; what fails later is for AssertFailure" : string.Empty;
        throw new TestFailureException(
            returned is Unit ? $"{typeof(TException)} was not thrown" : $"{typeof(TException)} was not thrown, {ValueText.Of(returned)} was returned{hint}");
    }

    /// <summary>Says that asynchronous code, whose exception comes later, is for AssertFailure; takes what is thrown before that.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <param name="code">The code.</param>
    /// <returns>The exception, if it is thrown at once.</returns>
    /// <exception cref="TestFailureException">It returns a task.</exception>
    protected static TException AssertRaises<TException>(Func<Task> code)
        where TException : Exception =>
        AssertRaises<TException>((Func<object?>)code);

    /// <summary>A Deferred fails with one of several exceptions.</summary>
    /// <param name="deferred">The Deferred; its failure counts as handled.</param>
    /// <param name="types">The types of the exceptions, or bases of them; any if none is given.</param>
    /// <returns>Fires with the exception; fails with a <see cref="TestFailureException"/> if there is none, or another one. Return or await it.</returns>
    protected static Deferred<Exception> AssertFailure(Deferred deferred, params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        ArgumentNullException.ThrowIfNull(types);
        return deferred.AddBoth(static outcome => outcome).AddBoth<Exception>(outcome => Expect(outcome, types));
    }

    /// <summary>A Deferred fails with an exception of a type.</summary>
    /// <typeparam name="TException">The type, or a base of it.</typeparam>
    /// <param name="deferred">The Deferred; its failure counts as handled.</param>
    /// <returns>Fires with the exception; fails with a <see cref="TestFailureException"/> if there is none, or another one. Return or await it.</returns>
    protected static Deferred<TException> AssertFailure<TException>(Deferred deferred)
        where TException : Exception =>
        AssertFailure(deferred, typeof(TException)).AddCallback<TException>(static error => (TException)error);

    /// <summary>A task fails with an exception of a type.</summary>
    /// <typeparam name="TException">The type, or a base of it.</typeparam>
    /// <param name="task">The task.</param>
    /// <returns>Fires with the exception; fails with a <see cref="TestFailureException"/> if there is none, or another one. Return or await it.</returns>
    protected static Deferred<TException> AssertFailure<TException>(Task task)
        where TException : Exception =>
        AssertFailure<TException>(Deferred.FromTask(task));

    private static Exception Expect(Outcome<object?> outcome, Type[] types)
    {
        if (outcome.Failure is not { } failure)
        {
            throw new TestFailureException($"Expected {Names(types)}, but there was no failure: the result is {ValueText.Of(outcome.Value)}");
        }

        return types.Length == 0 || failure.Check(types) is not null
            ? failure.Value
            : throw new TestFailureException($"Expected {Names(types)}, got {failure.GetTraceback()}", failure.Value);
    }

    private static string Names(Type[] types) => types.Length == 0 ? "a failure" : string.Join(" or ", types.Select(static type => type.ToString()));
}
