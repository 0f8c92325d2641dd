namespace TrialNet.Defer;

/// <summary>Stands for an exception of another process, or one that is not kept: its texts, without the object (D-13.10).</summary>
/// <remarks><see cref="Failure.Check(ReadOnlySpan{Type})"/> and its like take it for what the names of its types say.</remarks>
public sealed class RemoteException : Exception
{
    private readonly FailureData? _data;

    /// <summary>Makes an exception that stands for nothing but itself.</summary>
    public RemoteException()
        : this("Something failed in another process.")
    {
    }

    /// <summary>Makes an exception that stands for nothing but itself.</summary>
    /// <param name="message">What happened.</param>
    public RemoteException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that stands for nothing but itself.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public RemoteException(string message, Exception innerException)
        : base(message, innerException) => Causes = [innerException];

    internal RemoteException(FailureData data, Type? originalType, IReadOnlyList<RemoteException> causes)
        : base(data.Message, causes is [var first, ..] ? first : null)
    {
        _data = data;
        OriginalType = originalType;
        TypeNames = data.TypeNames is [] ? TypeNames : data.TypeNames;
        Causes = causes;
        foreach (var (key, value) in data.Data)
        {
            Data[key] = value;
        }
    }

    /// <summary>The full name of the original's type (D-13.10).</summary>
    public string TypeName => TypeNames[0];

    /// <summary>The full names of the original's type and its base classes, its own first (D-13.10).</summary>
    public IReadOnlyList<string> TypeNames { get; } = [typeof(RemoteException).FullName!, typeof(Exception).FullName!];

    /// <summary>The original's type, if this is its own process.</summary>
    internal Type? OriginalType { get; }

    /// <summary>All that caused it; <see cref="Exception.InnerException"/> is the first (D-13.10).</summary>
    public IReadOnlyList<Exception> Causes { get; } = [];

    /// <summary>The frames of the original; behind them those of this process, if this was thrown here.</summary>
    public override string? StackTrace => Join(_data?.StackTrace, base.StackTrace);

    /// <summary>The text of the original; behind it the frames of this process, if this was thrown here.</summary>
    public override string ToString() => _data is null ? base.ToString() : Join(_data.Text, base.StackTrace)!;

    private static string? Join(string? there, string? here) =>
        there is null ? here
        : here is null ? there
        : $"{there}{Environment.NewLine}--- End of the frames from where it was thrown first ---{Environment.NewLine}{here}";
}
