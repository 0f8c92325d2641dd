using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>Reactors that break one rule of streams each.</summary>
internal static class StreamMutants
{
    private static readonly List<object> Remembered = [];

    /// <summary>By the rule that must fail, and a name.</summary>
    internal static IReadOnlyDictionary<string, StreamMutation> All { get; } = new Dictionary<string, StreamMutation>(StringComparer.Ordinal)
    {
        ["R-TCP-01 data comes before MakeConnection"] = new()
        {
            OnMade = static (protocol, transport) =>
            {
                protocol.DataReceived("x"u8);
                protocol.MakeConnection(transport);
            },
        },
        ["R-TCP-02 writes inside MakeConnection are dropped"] = new()
        {
            OnMade = static (protocol, transport) => Quietly(protocol, (BrokenTransport)transport),
            OnWrite = WriteUnlessQuiet,
        },
        ["R-TCP-03 ConnectionLost comes twice"] = new()
        {
            OnLost = static (protocol, reason) =>
            {
                protocol.Inner.ConnectionLost(reason);
                protocol.Inner.ConnectionLost(reason);
            },
        },
        ["R-TCP-04 data comes after the end"] = new()
        {
            OnLost = static (protocol, reason) =>
            {
                protocol.Inner.ConnectionLost(reason);
                protocol.Inner.DataReceived("x"u8);
            },
        },
        ["R-TCP-05 AbortConnection tells at once"] = new() { OnAbort = AbortAtOnce },
        ["R-TCP-06 a chunk is empty"] = new()
        {
            OnData = static (protocol, data) =>
            {
                protocol.DataReceived(data);
                protocol.DataReceived([]);
            },
        },
        ["R-TCP-06 every thousandth byte is lost"] = new()
        {
            OnWrite = static (transport, data) => transport.Inner.Write(data.AsSpan(0, data.Length - (data.Length / 1000))),
        },
        ["R-TCP-07 null is kept open"] = new() { OnBuild = static (_, build) => build() ?? new SilentProtocol() },
        ["R-TCP-08 large writes overtake"] = new() { OnWrite = WriteSwapped },
        ["R-TCP-09 writes call back"] = new() { OnWrite = WriteAndEcho },
        ["R-TCP-10 LoseConnection drops what waits"] = new() { OnLose = static transport => transport.Inner.AbortConnection() },
        ["R-TCP-11 late writes are dropped"] = new()
        {
            OnWrite = static (transport, data) =>
            {
                if (!transport.Inner.IsDisconnecting)
                {
                    transport.Inner.Write(data);
                }
            },
        },
        ["R-TCP-12 late calls throw"] = new()
        {
            OnLost = static (protocol, reason) =>
            {
                protocol.Transport!.Count = -1;
                protocol.Inner.ConnectionLost(reason);
            },
            OnWrite = ThrowIfLost,
        },
        ["R-TCP-13 a reset is a clean end"] = new()
        {
            OnLost = static (protocol, reason) =>
                protocol.Inner.ConnectionLost(reason.Value is ConnectionLostException ? new Failure(new ConnectionDoneException()) : reason),
        },
        ["R-TCP-13 an early reset is a clean end for who has asked for an address"] = new()
        {
            OnAsked = static transport => transport.Count = 1,
            OnLost = static (protocol, reason) => protocol.Inner.ConnectionLost(
                protocol.Transport!.Count == 1 && reason.Value is ConnectionLostException ? new Failure(new ConnectionDoneException()) : reason),
        },
        ["R-TCP-14 AbortConnection waits"] = new() { OnAbort = static transport => transport.Inner.LoseConnection() },
        ["R-TCP-15 exceptions are swallowed"] = new() { OnData = Swallow },
        ["R-TCP-16 the peer is not told"] = new() { OnEndWriting = static _ => { } },
        ["R-TCP-17 nobody knows of halves"] = new() { HidesHalves = true },
        ["R-TCP-18 exceptions about halves are swallowed"] = new() { SwallowsHalves = true },
        ["R-TCP-19 GetPeer is GetHost"] = new() { IsAddressWrong = true },
        ["R-TCP-20 NoDelay cannot be switched off"] = new() { IsNoDelayDeaf = true },
        ["R-TCP-21 pauses are ignored"] = new() { OnPause = static _ => { } },
        ["R-TCP-22 a pause is not for the end"] = new() { OnPause = PauseDataOnly, OnMade = null },
        ["R-TCP-23 who does not read hears nothing"] = new()
        {
            OnPause = static transport =>
            {
                transport.Count = 7;
                transport.Inner.PauseProducing();
            },
            OnLost = TellUnlessPaused,
        },
        ["R-TCP-25 more is delivered than declared"] = new() { ReadLimit = 1000 },
        ["R-TCP-24 transports are remembered"] = new()
        {
            OnMade = static (protocol, transport) =>
            {
                Remember(transport);
                protocol.MakeConnection(transport);
            },
        },
        ["R-CORE-16 shutdown is silent"] = new()
        {
            OnLost = static (protocol, reason) =>
            {
                if (!protocol.Reactor.IsStopping)
                {
                    protocol.Inner.ConnectionLost(reason);
                }
            },
        },
        ["R-PROD-01 a second producer replaces the first"] = new()
        {
            OnRegisterPush = static (transport, producer) =>
            {
                transport.Inner.UnregisterProducer();
                transport.Inner.RegisterProducer(producer);
            },
        },
        ["R-PROD-02 who comes too late hears nothing"] = new()
        {
            OnRegisterPush = static (transport, producer) =>
            {
                if (transport.IsConnected)
                {
                    transport.Inner.RegisterProducer(producer);
                }
            },
        },
        ["R-PROD-03 producers are not paused"] = new() { OnRegisterPush = static (_, _) => { } },
        ["R-PROD-04 pauses come twice"] = new()
        {
            OnRegisterPush = static (transport, producer) => transport.Inner.RegisterProducer(new StutteringProducer(producer)),
        },
        ["R-PROD-05 pull producers are asked once"] = new() { OnRegisterPull = static (_, producer) => producer.ResumeProducing() },
        ["R-PROD-06 producers are resumed once"] = new()
        {
            OnRegisterPush = static (transport, producer) => transport.Inner.RegisterProducer(new TiredProducer(producer)),
        },
        ["R-PROD-08 producers are stopped twice"] = new()
        {
            OnRegisterPush = static (transport, producer) => transport.Inner.RegisterProducer(new StutteringProducer(producer)),
        },
        ["R-PROD-09 every thousandth byte is lost"] = new()
        {
            OnWrite = static (transport, data) => transport.Inner.Write(data.AsSpan(0, data.Length - (data.Length / 1000))),
        },
        ["R-PROD-07 LoseConnection forgets the producer"] = new()
        {
            OnLose = static transport =>
            {
                transport.Inner.UnregisterProducer();
                transport.Inner.LoseConnection();
            },
        },
        ["R-PROD-10 StopProducing aborts"] = new() { OnStopProducing = static transport => transport.Inner.AbortConnection() },
        ["R-PORT-01 an address in use is no error"] = new() { OnListen = ListenSomewhere },
        ["R-PORT-02 StopListening ends the connections"] = new()
        {
            OnStopListening = static (reactor, port) =>
            {
                reactor.Transports.ForEach(static transport => transport.AbortConnection());
                return port.StopListening();
            },
        },
        ["R-PORT-03 StopListening fires too early"] = new()
        {
            OnStopListening = static (reactor, port) =>
            {
                reactor.CallLater(TimeSpan.FromMilliseconds(20), () => port.StopListening());
                return Deferred.Succeed();
            },
        },
        ["R-PORT-04 StartListening does nothing"] = new() { OnStartListening = static _ => { } },
        ["R-PORT-06 BuildProtocol's exceptions are swallowed"] = new() { OnBuild = static (_, build) => SwallowBuild(build) },
        ["R-CONN-02 a refusal is told as a loss"] = new()
        {
            OnFailed = static (factory, connector, reason) => factory.ClientConnectionLost(connector, reason),
        },
        ["R-CONN-03 a refusal is no ConnectException"] = new()
        {
            OnFailed = static (factory, connector, _) =>
                factory.ClientConnectionFailed(connector, new Failure(new IOException("it did not work"))),
        },
        ["R-CONN-04 StopConnecting never throws"] = new()
        {
            OnStopConnecting = static connector =>
            {
                if (connector.State == ConnectorState.Connecting)
                {
                    connector.Disconnect();
                }
            },
        },
        ["R-CONN-05 a timer is left"] = new()
        {
            OnConnected = static reactor => reactor.CallLater(TimeSpan.FromSeconds(30), static () => { }),
        },
        ["R-CONN-06 Disconnect does nothing"] = new() { OnDisconnect = static _ => { } },
        ["R-CONN-07 Connect does nothing"] = new() { OnConnect = static _ => { } },
        ["R-CONN-08 a protocol is built after the failure"] = new()
        {
            OnFailed = static (factory, connector, reason) =>
            {
                factory.ClientConnectionFailed(connector, reason);
                factory.BuildProtocol(new IPEndPoint(IPAddress.Loopback, 7));
            },
        },
        ["R-CONN-09 Destination says nothing"] = new() { Destination = "somewhere" },
        ["R-FAC-01 uses end twice"] = new()
        {
            OnStopFactory = static factory =>
            {
                factory.DoStop();
                factory.DoStop();
            },
        },
        ["R-FAC-02 the factory stops too early"] = new()
        {
            OnConnectionLost = static (factory, connector, reason) =>
            {
                factory.DoStop();
                factory.ClientConnectionLost(connector, reason);
            },
            OnStopFactory = static _ => { },
        },
    };

    private static void Quietly(IProtocol protocol, BrokenTransport transport)
    {
        transport.Count = 1;
        protocol.MakeConnection(transport);
        transport.Count = 0;
    }

    private static void WriteUnlessQuiet(BrokenTransport transport, byte[] data)
    {
        if (transport.Count == 0)
        {
            transport.Inner.Write(data);
        }
    }

    private static void AbortAtOnce(BrokenTransport transport)
    {
        if (!transport.Protocol.IsLost)
        {
            transport.Inner.AbortConnection();
            transport.Protocol.IsLost = true;
            transport.Protocol.Inner.ConnectionLost(new Failure(new ConnectionAbortedException()));
        }
    }

    private static void WriteSwapped(BrokenTransport transport, byte[] data)
    {
        var half = data.Length > 1000 ? data.Length / 2 : 0;
        transport.Inner.Write(data.AsSpan(half));
        transport.Inner.Write(data.AsSpan(0, half));
    }

    private static void WriteAndEcho(BrokenTransport transport, byte[] data)
    {
        transport.Inner.Write(data);
        if (transport.Count++ == 0)
        {
            transport.Protocol.Inner.DataReceived("x"u8);
        }
    }

    private static void ThrowIfLost(BrokenTransport transport, byte[] data)
    {
        if (transport.Count < 0)
        {
            throw new InvalidOperationException("The connection is lost.");
        }

        transport.Inner.Write(data);
    }

    private static void Swallow(IProtocol protocol, byte[] data)
    {
        try
        {
            protocol.DataReceived(data);
        }
        catch (Exception)
        {
            // As if nothing had been.
        }
    }

    private static IProtocol? SwallowBuild(Func<IProtocol?> build)
    {
        try
        {
            return build();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static void PauseDataOnly(BrokenTransport transport)
    {
        // What a reactor does that stops watching for data, and is told of the end all the same.
        transport.Inner.PauseProducing();
        transport.Protocol.Reactor.CallLater(TimeSpan.FromMilliseconds(2), transport.Inner.ResumeProducing);
    }

    private static void TellUnlessPaused(BrokenProtocol protocol, Failure reason)
    {
        if (protocol.Transport!.Count != 7)
        {
            protocol.Inner.ConnectionLost(reason);
        }
    }

    private static void Remember(object transport)
    {
        lock (Remembered)
        {
            Remembered.Add(transport);
        }
    }

    private static ITcpPort ListenSomewhere(Func<ITcpPort> listen)
    {
        try
        {
            return listen();
        }
        catch (CannotListenException)
        {
            return null!;
        }
    }
}
