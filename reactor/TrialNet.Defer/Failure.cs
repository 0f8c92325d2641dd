using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace TrialNet.Defer;

/// <summary>An exception on its way along the errback side of a chain (rules D-13).</summary>
/// <remarks>
/// Making one costs one small object: no stack is captured and nothing is thrown. Threading: immutable; the exception inside is
/// the very object that was thrown or given.
/// </remarks>
public sealed class Failure
{
    /// <summary>Wraps an exception, thrown or not.</summary>
    /// <param name="value">The exception.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Failure(Exception value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The exception object itself (D-13.01).</summary>
    public Exception Value { get; }

    /// <summary>The exception's run-time type.</summary>
    public Type Type => Value.GetType();

    /// <summary>Tells which of the listed types the exception is (D-13.02).</summary>
    /// <param name="types">Exception types, tried in order.</param>
    /// <returns>The first type that is the exception's own or a base of it; null if none is.</returns>
    public Type? Check(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            if (type.IsInstanceOfType(Value))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>Tells whether the exception is of a type.</summary>
    /// <typeparam name="TException">The type asked for.</typeparam>
    /// <returns>The exception as that type; null if it is none.</returns>
    public TException? Check<TException>()
        where TException : Exception => Value as TException;

    /// <summary>Like <see cref="Check(ReadOnlySpan{Type})"/>, but throws the original exception if no type matches (D-13.03).</summary>
    /// <param name="types">Exception types, tried in order.</param>
    /// <returns>The first type that matched.</returns>
    public Type Trap(params ReadOnlySpan<Type> types)
    {
        var matched = Check(types);
        if (matched is null)
        {
            Throw();
        }

        return matched;
    }

    /// <summary>Like <see cref="Check{TException}"/>, but throws the original exception if it is of another type.</summary>
    /// <typeparam name="TException">The type asked for.</typeparam>
    /// <returns>The exception as that type.</returns>
    public TException Trap<TException>()
        where TException : Exception
    {
        var matched = Check<TException>();
        if (matched is null)
        {
            Throw();
        }

        return matched;
    }

    /// <summary>Throws the original exception; the stack it had is kept and this place is appended to it (D-13.06).</summary>
    [DoesNotReturn]
    public void Throw() => ExceptionDispatchInfo.Throw(Value);

    /// <summary>The exception's message (D-13.08).</summary>
    /// <returns>The message; a note when the exception's own property throws.</returns>
    public string GetErrorMessage() => FailureText.Message(Value);

    /// <summary>Type, message and every frame that is known, inner exceptions included (D-13.05).</summary>
    /// <returns>A text of several lines, without a line break at its end.</returns>
    public string GetTraceback() => FailureText.Full(Value);

    /// <summary>Type and message on one line (D-13.08).</summary>
    /// <returns>The text; never throws, whatever the exception does.</returns>
    public override string ToString() => $"[Failure: {FailureText.Brief(Value)}]";
}
