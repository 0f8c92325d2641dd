namespace TrialNet.Reactor.Abstractions;

/// <summary>The reactor is running already (R-CORE-03).</summary>
public sealed class ReactorAlreadyRunningException : InvalidOperationException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public ReactorAlreadyRunningException()
        : this("The reactor is running already.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public ReactorAlreadyRunningException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it; a <see cref="System.Net.Sockets.SocketException"/> where the system said so.</param>
    public ReactorAlreadyRunningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
