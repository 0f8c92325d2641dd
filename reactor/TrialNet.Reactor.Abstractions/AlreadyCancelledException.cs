namespace TrialNet.Reactor.Abstractions;

/// <summary>The timer was cancelled before (R-TIME-06).</summary>
public sealed class AlreadyCancelledException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public AlreadyCancelledException()
        : this("The timer was cancelled before.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public AlreadyCancelledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public AlreadyCancelledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
