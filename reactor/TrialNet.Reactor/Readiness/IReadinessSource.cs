using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>One way to ask the system which channels are ready: all that differs between readiness reactors.</summary>
internal interface IReadinessSource : IChannelSource, IUnixChannelSource, IDatagramChannelSource, IDisposable
{
    /// <summary>Waits until something happens, and keeps what did.</summary>
    /// <param name="milliseconds">The longest time to wait; 0 does not block, -1 has no limit.</param>
    void Wait(int milliseconds);

    /// <summary>Hands what happened to the channels' handlers.</summary>
    /// <remarks>A handler may turn the reactor, and so wait and dispatch inside this; what is left then is told again, being a state.</remarks>
    void Dispatch();

    /// <summary>Ends a wait, or the next one. Threading: any thread, also after the end.</summary>
    void Wake();
}
