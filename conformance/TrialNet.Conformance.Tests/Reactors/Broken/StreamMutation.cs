using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>What a reactor does instead of what it should: one of these in each mutant, the others are null and pass everything on.</summary>
internal sealed record StreamMutation
{
    internal Action<IProtocol, ITransport>? OnMade { get; init; }

    internal Action<IProtocol, byte[]>? OnData { get; init; }

    internal Action<BrokenProtocol, Failure>? OnLost { get; init; }

    /// <summary>Whether protocols are hidden behind one that knows of no halves.</summary>
    internal bool HidesHalves { get; init; }

    /// <summary>Whether what the notifications of halves throw is swallowed.</summary>
    internal bool SwallowsHalves { get; init; }

    internal int ReadLimit { get; init; } = 256 * 1024;

    internal Action<BrokenTransport, byte[]>? OnWrite { get; init; }

    internal Action<BrokenTransport>? OnLose { get; init; }

    internal Action<BrokenTransport>? OnAbort { get; init; }

    internal Action<BrokenTransport>? OnEndWriting { get; init; }

    internal Action<BrokenTransport>? OnPause { get; init; }

    /// <summary>Called when somebody asks for an address.</summary>
    internal Action<BrokenTransport>? OnAsked { get; init; }

    internal Action<BrokenTransport>? OnStopProducing { get; init; }

    internal Action<BrokenTransport, IPushProducer>? OnRegisterPush { get; init; }

    internal Action<BrokenTransport, IPullProducer>? OnRegisterPull { get; init; }

    internal bool IsAddressWrong { get; init; }

    internal bool IsNoDelayDeaf { get; init; }

    internal Func<IProtocolFactory, Func<IProtocol?>, IProtocol?>? OnBuild { get; init; }

    internal Action<IProtocolFactory>? OnStopFactory { get; init; }

    internal Action<IClientFactory, IConnector, Failure>? OnFailed { get; init; }

    internal Action<IClientFactory, IConnector, Failure>? OnConnectionLost { get; init; }

    internal Action<IClientFactory, IConnector>? OnStarted { get; init; }

    internal Action<IConnector>? OnStopConnecting { get; init; }

    internal Action<IConnector>? OnDisconnect { get; init; }

    internal Action<IConnector>? OnConnect { get; init; }

    internal string? Destination { get; init; }

    internal Func<BrokenTcpReactor, ITcpPort, Deferred<Unit>>? OnStopListening { get; init; }

    internal Action<ITcpPort>? OnStartListening { get; init; }

    internal Func<Func<ITcpPort>, ITcpPort>? OnListen { get; init; }

    internal Action<IReactor>? OnConnected { get; init; }
}
