namespace TrialNet.Reactor.Abstractions;

/// <summary>A child process, as its protocol sees it (rules R-PROC). Threading: the reactor's own thread.</summary>
/// <remarks>
/// As a consumer it is the child's standard input: <see cref="IConsumer.Write"/> is <see cref="WriteToChild"/> with 0. A process without
/// a pipe there takes no producer, and says so with <see cref="InvalidOperationException"/>; what a producer throws closes the pipe.
/// </remarks>
public interface IProcessTransport : IReactorResource, IConsumer
{
    /// <summary>The number of the process; null if it could not be started, and after its exit.</summary>
    int? Pid { get; }

    /// <summary>Writes to one of the child's descriptors, in order; never blocks. Into a pipe that is closed it writes nothing.</summary>
    /// <param name="childDescriptor">The child's number.</param>
    /// <param name="data">The bytes, copied where they cannot be written at once.</param>
    /// <exception cref="ArgumentException">The child has no pipe of that number to be written to.</exception>
    void WriteToChild(int childDescriptor, ReadOnlySpan<byte> data);

    /// <summary>Closes a pipe: one that is written to when all is written, one that is read from at once.</summary>
    /// <param name="childDescriptor">The child's number.</param>
    /// <exception cref="ArgumentException">The child has no pipe of that number.</exception>
    void CloseChildFd(int childDescriptor);

    /// <summary>Closes the child's standard input when all is written; nothing happens if it has none.</summary>
    void CloseStdin();

    /// <summary>Stops reading the child's standard output; nothing happens if it has none.</summary>
    void CloseStdout();

    /// <summary>Stops reading the child's standard error; nothing happens if it has none.</summary>
    void CloseStderr();

    /// <summary>Closes standard input, output and error.</summary>
    void LoseConnection();

    /// <summary>Delivers no data until <see cref="ResumeProducing"/>; a child that writes more than its pipes hold has to wait.</summary>
    void PauseProducing();

    /// <summary>Delivers data again.</summary>
    void ResumeProducing();

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its name, such as <c>TERM</c> or <c>SIGTERM</c>.</param>
    /// <exception cref="ArgumentException">There is no such signal.</exception>
    /// <exception cref="ProcessExitedAlreadyException">The process has exited, or could not be started.</exception>
    void SignalProcess(string signal);

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such signal.</exception>
    /// <exception cref="ProcessExitedAlreadyException">The process has exited, or could not be started.</exception>
    void SignalProcess(int signal);
}
