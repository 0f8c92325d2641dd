using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests;

/// <summary>What the tests share: a server on a free port, which is gone when the test is over, and a client for it.</summary>
public abstract class PoetryTestCase : TestCase
{
    private protected const string Host = "127.0.0.1";

    /// <summary>For tests that need what is outside the reactor.</summary>
    private protected void SkipInSimulation(string reason)
    {
        if (Reactor is ISimulation)
        {
            throw new SkipTestException(reason);
        }
    }

    /// <summary>Whether the network refuses, loses and resets connections of its own accord, and stops the process for a while.</summary>
    private protected bool IsHostile =>
        Reactor is ISimulation { Options: var network } && network is not { RefuseChance: 0, SilenceChance: 0, ResetChance: 0, JumpChance: 0 };

    /// <summary>For tests that tell what becomes of a connection which nobody but they break: most do.</summary>
    private protected void SkipWhereConnectionsBreak()
    {
        if (IsHostile)
        {
            throw new SkipTestException("on this network connections break, which the test does not expect");
        }
    }

    /// <summary>Listens; the test does not end before the port is closed and every client has left.</summary>
    private protected int Serve(IProtocolFactory factory)
    {
        SkipWhereConnectionsBreak();
        return ServeOnAnyNetwork(factory);
    }

    /// <summary>Listens, as <see cref="Serve"/> does, for a test that holds whatever the network does.</summary>
    private protected int ServeOnAnyNetwork(IProtocolFactory factory)
    {
        var clients = new DrainingFactory(factory);
        var port = Reactor.ListenTcp(0, clients, networkInterface: Host);
        AddCleanup(() => port.StopListening().AddCallback(_ => clients.WhenEmpty()));
        return port.GetHost().Port;
    }

    /// <summary>A port at which nobody listens, nor anybody will while the test runs: it is bound, so that the system gives it to nobody else.</summary>
    private protected async Deferred<int> GetClosedPort()
    {
        SkipWhereConnectionsBreak();
        if (Reactor is not ISimulation)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            AddCleanup(socket.Dispose);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }

        var port = Reactor.ListenTcp(0, new FastPoetryFactory(default), networkInterface: Host);
        var number = port.GetHost().Port;
        await port.StopListening();
        return number;
    }

    private protected Deferred<byte[]> GetPoem(int port, TimeSpan? timeout = null) => PoetryClient.GetPoem(Reactor, Host, port, timeout);

    /// <summary>The server reset the connection before it sent anything: a reset may overtake even the handshake.</summary>
    private protected static async Deferred AssertReset(Deferred<byte[]> poem)
    {
        var error = await poem.AddCallbacks(static _ => null!, static failure => failure.Value);
        AssertTrue(error is PoemTruncatedException { PartialPoem.Length: 0 } or ConnectException, $"{error}");
    }

    /// <summary>Waits for the reactor to deal with what has come.</summary>
    private protected Deferred Turn()
    {
        var turn = new Deferred<Unit>();
        Reactor.CallLater(TimeSpan.FromMilliseconds(1), () => turn.Callback(Unit.Value));
        return turn;
    }

    /// <summary>Waits, turn by turn, until something is so; the test's own timeout ends it.</summary>
    private protected async Deferred Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Turn();
        }
    }
}
