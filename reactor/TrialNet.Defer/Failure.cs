using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TrialNet.Defer;

/// <summary>An exception on its way along the errback side of a chain (rules D-13).</summary>
/// <remarks>
/// Making one costs one small object: no stack is captured and nothing is thrown. Threading: immutable; the exception inside is
/// the very object that was thrown or given.
/// </remarks>
public sealed partial class Failure
{
    /// <summary>Wraps an exception, thrown or not (D-13.01, D-13.09).</summary>
    /// <param name="value">The exception.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    [OverloadResolutionPriority(1)]
    public Failure(Exception value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Wraps what another failure wraps: failures do not nest (D-13.04).</summary>
    /// <param name="other">The failure to copy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public Failure(Failure other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Value = other.Value;
    }

    /// <summary>The exception object itself (D-13.01).</summary>
    public Exception Value { get; }

    /// <summary>The exception's run-time type (D-13.01); after <see cref="Clean"/> still that of the original.</summary>
    public Type Type => (Value as RemoteException)?.OriginalType ?? Value.GetType();

    /// <summary>Throws the original exception; the stack it had is kept and this place is appended to it (D-13.06).</summary>
    [DoesNotReturn]
    public void Throw() => ExceptionDispatchInfo.Throw(Value);

    /// <summary>
    /// A failure with the same texts, type and frames that does not hold the exception object, nor what that refers to: for keeping
    /// (D-13.07). Its <see cref="Value"/> is a <see cref="RemoteException"/>; types are told by their names.
    /// </summary>
    /// <returns>Such a failure; this one, if it is such a failure already.</returns>
    public Failure Clean() => Value is RemoteException ? this : new Failure(FailureData.From(this).ToException(Type));

    /// <summary>Type and message on one line (D-13.08).</summary>
    /// <returns>The text; never throws, whatever the exception does.</returns>
    public override string ToString() => $"[Failure: {FailureText.OneLine(Value)}]";
}
