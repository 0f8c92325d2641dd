using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>What somebody makes of a child process (R-PROC-01).</summary>
/// <remarks>
/// Order: <see cref="MakeConnection"/>; data and loss of each pipe, and <see cref="ProcessExited"/> among them; <see cref="ProcessEnded"/>
/// last. An exception out of these is logged, and the process goes on. Threading: the reactor's own thread.
/// </remarks>
public interface IProcessProtocol
{
    /// <summary>Takes the process that was started.</summary>
    /// <param name="process">The process; usable at once.</param>
    void MakeConnection(IProcessTransport process);

    /// <summary>Takes what the child wrote to one of its descriptors, in order; never nothing.</summary>
    /// <param name="childDescriptor">The child's number, such as 1 for its standard output.</param>
    /// <param name="data">Valid during the call only.</param>
    void ChildDataReceived(int childDescriptor, ReadOnlySpan<byte> data);

    /// <summary>A pipe is closed, by whichever side.</summary>
    /// <param name="childDescriptor">The child's number.</param>
    void ChildConnectionLost(int childDescriptor);

    /// <summary>The process has exited; pipes that its own children keep open may still bring data.</summary>
    /// <param name="reason">
    /// <see cref="ProcessDoneException"/> for exit code 0, <see cref="ProcessTerminatedException"/> for anything else (R-PROC-02).
    /// </param>
    void ProcessExited(Failure reason);

    /// <summary>The process has exited and all its pipes are closed.</summary>
    /// <param name="reason">As before.</param>
    void ProcessEnded(Failure reason);
}
