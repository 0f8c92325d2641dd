using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tests.Transports;

namespace TrialNet.Reactor.Tests.Readiness;

/// <summary>Descriptors of the system: none is left behind, none is mistaken for another, and their end is survived.</summary>
/// <remarks>The limits and counts are the process's, so nothing else runs meanwhile.</remarks>
[Collection(nameof(AloneInTheProcess))]
public abstract class DescriptorTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_CORE_21_After_the_end_no_descriptor_is_left()
    {
        RunOnce();
        var before = Descriptors.Open();
        for (var count = 0; count < 20; count++)
        {
            RunOnce();
        }

        Assert.Empty(Descriptors.Open().Except(before, StringComparer.Ordinal));
    }

    [SkippableFact]
    public void R_CORE_21_A_reactor_that_never_ran_and_was_forgotten_gives_its_descriptors_back()
    {
        RunOnce();
        var before = Descriptors.Open();
        for (var count = 0; count < 20; count++)
        {
            Forget();
        }

        for (var round = 0; Descriptors.Open().Count > before.Count && round < 10; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Empty(Descriptors.Open().Except(before, StringComparer.Ordinal));
    }

    [SkippableFact]
    public void R_FD_07_A_number_that_is_used_again_gets_no_event_of_its_predecessor()
    {
        // Whoever gets data closes some others, whose events may stand in the same batch, and opens new ones, which get the
        // numbers just freed. Each asks for its own name, and must get nothing else.
        var churn = new Churn(this);
        Run(() => churn.Begin(Listen(new ProtocolFactory<EchoProtocol>())));
        Assert.Equal(0, churn.Wrong);
        Assert.True(churn.Answered > 100, $"{churn.Answered} answers");
    }

    [SkippableFact]
    public void R_PORT_05_Without_descriptors_peers_are_turned_away_and_the_port_survives()
    {
        var sockets = Enumerable.Range(0, 5)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 })
            .ToList();
        using var begin = new ManualResetEventSlim();
        using var isReady = new ManualResetEventSlim();
        IDisposable? limit = null;
        var turnedAway = 0;
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("echo"u8),
            OnData = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Listen(new ProtocolFactory<EchoProtocol>());
            OnThread(
                () =>
                {
                    // The thread is there before the descriptors are gone.
                    isReady.Set();
                    Assert.True(begin.Wait(TimeSpan.FromSeconds(30)));
                    foreach (var socket in sockets)
                    {
                        turnedAway += IsReset(socket, port.GetHost()) ? 1 : 0;
                    }
                },
                () =>
                {
                    limit!.Dispose();
                    Connect(port, new ScriptedFactory(_ => client));
                });
            Assert.True(isReady.Wait(TimeSpan.FromSeconds(30)));
            limit = Descriptors.UseUp();
            begin.Set();
        });
        sockets.ForEach(socket => socket.Dispose());
        Assert.Equal(5, turnedAway);
        Assert.Equal("echo", client.ReceivedText);
        Assert.Contains(Log.Messages, message => message.Contains("cannot accept a connection", StringComparison.Ordinal));
    }

    /// <summary>Whether the peer resets the connection, which may overtake even the handshake.</summary>
    private static bool IsReset(Socket socket, EndPoint peer)
    {
        try
        {
            socket.Connect(peer);
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.ConnectionReset;
        }

        socket.Receive(new byte[1], 0, 1, SocketFlags.None, out var error);
        return error == SocketError.ConnectionReset;
    }

    private void RunOnce()
    {
        var reactor = CreateReactor();
        var tcp = (IReactorTcp)reactor;
        using var scope = Scope.Enter();
        reactor.CallWhenRunning(() =>
        {
            var port = tcp.ListenTcp(0, new ProtocolFactory<EchoProtocol>(), networkInterface: "127.0.0.1");
            tcp.ListenTcp(0, new ScriptedFactory(_ => null), networkInterface: "127.0.0.1");
            tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => new ScriptedProtocol
            {
                OnMade = self => self.Transport.Write("x"u8),
                OnData = (_, _) =>
                {
                    tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, new ScriptedFactory(_ => null));
                    reactor.Stop();
                },
            }));
        });
        RunPatiently(reactor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget() => ((IReactorTcp)Reactors.Find(Kind)!.Create()).ListenTcp(0, new ScriptedFactory(_ => null), networkInterface: "127.0.0.1");

    private sealed class Churn(DescriptorTests test)
    {
        private const int AtATime = 50;
        private const int Total = 2000;

        private readonly Random _random = new(7);
        private readonly List<ScriptedProtocol> _open = [];
        private int _opened;
        private int _ended;

        internal int Wrong { get; private set; }

        internal int Answered { get; private set; }

        internal void Begin(ITcpPort port)
        {
            for (var count = 0; count < AtATime; count++)
            {
                OpenOne(port);
            }
        }

        private void OpenOne(ITcpPort port)
        {
            if (_opened == Total)
            {
                return;
            }

            var name = $"connection {_opened++}";
            test.Connect(port, new ScriptedFactory(_ => new ScriptedProtocol
            {
                OnMade = self =>
                {
                    _open.Add(self);
                    self.Transport.Write(Encoding.ASCII.GetBytes(name));
                },
                OnData = (self, _) =>
                {
                    Answered++;
                    Wrong += string.Equals(name, self.ReceivedText, StringComparison.Ordinal) && self.Reason is null ? 0 : 1;
                    _open.Remove(self);
                    self.Transport.LoseConnection();
                    _open.Where(_ => _random.Next(20) == 0).ToList().ForEach(victim => victim.Transport.AbortConnection());
                },
                OnLost = (self, _) =>
                {
                    _open.Remove(self);
                    OpenOne(port);
                    if (++_ended == Total)
                    {
                        test.Subject.Stop();
                    }
                },
            }));
        }
    }

    public sealed class Epoll() : DescriptorTests("epoll");

    public sealed class Poll() : DescriptorTests("poll");

    public sealed class Completion() : DescriptorTests("completion");

    public sealed class Select() : DescriptorTests("select");
}
