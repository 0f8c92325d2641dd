using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>Who is told of what happens at a descriptor of the system.</summary>
internal interface IWatchedDescriptor
{
    /// <summary>Whether the reactor opened the descriptor and is the only one to close it.</summary>
    bool IsReactorsOwn { get; }

    /// <summary>What it is watched for.</summary>
    Interest Interest { get; }

    /// <summary>Something happened.</summary>
    /// <param name="isReadable">There is something to read.</param>
    /// <param name="isWritable">There is room to write.</param>
    /// <param name="hasFailed">The other end hung up, or the descriptor is broken.</param>
    void Dispatch(bool isReadable, bool isWritable, bool hasFailed);

    /// <summary>The system has given its number to another: so somebody closed it without saying so.</summary>
    void Superseded();
}
