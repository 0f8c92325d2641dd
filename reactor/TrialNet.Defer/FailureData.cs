using System.Collections.ObjectModel;

namespace TrialNet.Defer;

/// <summary>A failure as plain data, to be sent to another process or kept: every property is text (D-13.10).</summary>
/// <remarks>A serializer such as System.Text.Json needs no help with it. Threading: immutable.</remarks>
/// <param name="TypeNames">Full names of the exception's type and its base classes, its own first.</param>
/// <param name="Message">The message.</param>
/// <param name="StackTrace">The frames, as .NET writes them; null if the exception was never thrown.</param>
/// <param name="Text">What the exception says of itself: usually type, message, causes and frames.</param>
/// <param name="Data">What was in <see cref="Exception.Data"/>.</param>
/// <param name="Causes">
/// The inner exceptions; 16 deep, since serializers and readers have a limit too. <paramref name="Text"/> has the rest.
/// </param>
public sealed record FailureData(
    IReadOnlyList<string> TypeNames,
    string Message,
    string? StackTrace,
    string Text,
    IReadOnlyDictionary<string, string> Data,
    IReadOnlyList<FailureData> Causes)
{
    private const int DeepestCause = 16;

    /// <summary>Reads a failure; nothing that its exception does makes this throw (D-13.05).</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>Its data.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is null.</exception>
    public static FailureData From(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return From(failure.Value, DeepestCause);
    }

    /// <summary>Makes a failure again; its exception is a <see cref="RemoteException"/> with the original's texts (D-13.10).</summary>
    /// <remarks>What a serializer left out, as some do with what is empty, counts as empty.</remarks>
    /// <returns>The failure.</returns>
    public Failure ToFailure() => new(ToException());

    internal RemoteException ToException(Type? originalType = null) =>
        new(Whole(), originalType, [.. (Causes ?? []).Where(static cause => cause is not null).Select(static cause => cause.ToException())]);

    /// <summary>This without nulls, which only a serializer puts there.</summary>
    private FailureData Whole()
    {
        IReadOnlyList<string> names = [.. (TypeNames ?? []).Where(static name => name is not null)];
        return this with
        {
            TypeNames = names,
            Message = Message ?? "",
            Text = Text ?? $"{names.FirstOrDefault(typeof(RemoteException).FullName!)}: {Message}",
            Data = Data ?? ReadOnlyDictionary<string, string>.Empty,
        };
    }

    private static FailureData From(Exception error, int deepest) => new(
        ExceptionTypes.NamesOf(error),
        FailureText.Message(error),
        FailureText.StackTrace(error),
        FailureText.Own(error),
        FailureText.DataOf(error),
        deepest == 0 ? [] : [.. ExceptionCauses.Of(error).Select(cause => From(cause, deepest - 1))]);
}
