using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Datagrams;

/// <summary>Ports of datagrams.</summary>
public abstract class UdpTests(string kind) : ReactorTest(kind)
{
    private IReactorUdp Udp => (IReactorUdp)Subject;

    [SkippableFact]
    public void R_UDP_01_Start_datagrams_and_one_stop_that_is_not_inside_StopListening()
    {
        var events = new List<string>();
        var receiver = new ScriptedDatagramProtocol { OnStop = () => events.Add("stop") };
        receiver.OnData = (self, _, _) =>
        {
            var stopped = self.Transport.StopListening();
            events.Add("called");
            Assert.True(self.Transport.IsReleasing);
            self.Transport.StopListening().AddCallback(_ => events.Add("again"));
            stopped.AddCallback(_ =>
            {
                events.Add("stopped");
                Assert.Empty(Resources.GetResources());
                Subject.Stop();
            });
        };
        Run(() =>
        {
            var port = Listen(receiver);
            Assert.Equal(["start"], receiver.Events);
            Send(port, "one");
            Send(port, "two");
        });
        Assert.Equal(["start", "'one'", "stop"], receiver.Events);
        Assert.Equal(["called", "stop", "stopped", "again"], events);
    }

    [SkippableFact]
    public void R_UDP_01_Shutdown_stops_the_protocol_once()
    {
        var receiver = new ScriptedDatagramProtocol();
        Run(() =>
        {
            Listen(receiver);
            Subject.Stop();
        });
        Assert.Equal(["start", "stop"], receiver.Events);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void R_UDP_01_A_port_that_was_stopped_may_listen_again()
    {
        var receiver = new ScriptedDatagramProtocol { OnData = (_, _, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Listen(receiver);
            Assert.Throws<InvalidOperationException>(port.StartListening);
            port.StopListening().AddCallback(_ =>
            {
                port.Write("lost"u8, new IPEndPoint(IPAddress.Loopback, 9));
                port.StartListening();
                Send(port, "again");
            });
        });
        Assert.Equal(["start", "stop", "start", "'again'", "stop"], receiver.Events);
    }

    [SkippableTheory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void R_UDP_02_Datagrams_arrive_whole_with_their_sender_also_empty_ones(string address)
    {
        var replies = new ScriptedDatagramProtocol();
        var receiver = new ScriptedDatagramProtocol();
        receiver.OnData = (self, data, sender) => self.Transport.Write(data, sender);
        replies.OnData = (self, _, _) =>
        {
            if (replies.Senders.Count == 4)
            {
                Subject.Stop();
            }
        };
        IPEndPoint? from = null;
        IPEndPoint? to = null;
        Run(() =>
        {
            var port = Listen(receiver, address);
            var client = Listen(replies, address);
            to = port.GetHost();
            from = client.GetHost();
            client.Write("one"u8, to);
            client.Write([], to);
            client.Write(new byte[8192], address, to.Port);
            client.Write("two"u8, to);
        });
        Assert.Equal(["start", "'one'", "''", "'8192 bytes'", "'two'", "stop"], receiver.Events);
        Assert.Equal(["start", "'one'", "''", "'8192 bytes'", "'two'", "stop"], replies.Events);
        Assert.All(receiver.Senders, sender => Assert.Equal(from, sender));
        Assert.All(replies.Senders, sender => Assert.Equal(to, sender));
        Assert.All(receiver.Senders, sender => Assert.Same(receiver.Senders[0], sender));
    }

    [SkippableFact]
    public void R_UDP_02_Different_senders_are_told_apart()
    {
        var receiver = new ScriptedDatagramProtocol();
        receiver.OnData = (_, _, _) =>
        {
            if (receiver.Senders.Count == 6)
            {
                Subject.Stop();
            }
        };
        var expected = new List<IPEndPoint>();
        Run(() =>
        {
            var port = Listen(receiver);
            var clients = new[] { Listen(new ScriptedDatagramProtocol()), Listen(new ScriptedDatagramProtocol()) };
            for (var number = 0; number < 6; number++)
            {
                clients[number % 2].Write("x"u8, port.GetHost());
                expected.Add(clients[number % 2].GetHost());
            }
        });
        Assert.Equal(expected, receiver.Senders);
    }

    [SkippableFact]
    public void R_UDP_02_What_is_longer_than_the_port_takes_is_cut_off()
    {
        var receiver = new ScriptedDatagramProtocol { OnData = (_, _, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Udp.ListenUdp(0, receiver, "127.0.0.1", 4);
            Assert.Equal(4, port.MaxPacketSize);
            Send(port, "too long");
        });
        Assert.Equal(["start", "'too '", "stop"], receiver.Events);
    }

    [SkippableFact]
    public void R_UDP_03_A_connected_port_writes_without_an_address_and_hears_its_peer_alone()
    {
        var receiver = new ScriptedDatagramProtocol();
        receiver.OnData = (self, _, sender) => self.Transport.Write("reply"u8, sender);
        var client = new ScriptedDatagramProtocol();
        client.OnData = (_, _, _) =>
        {
            if (client.Senders.Count == 2)
            {
                Subject.Stop();
            }
        };
        Run(() =>
        {
            var port = Listen(receiver);
            var connected = Listen(client);
            Assert.Throws<InvalidOperationException>(() => connected.Write("x"u8));
            connected.Connect("127.0.0.1", port.GetHost().Port);
            Assert.Throws<InvalidOperationException>(() => connected.Connect("127.0.0.1", 9));
            Assert.Throws<InvalidOperationException>(() => connected.Write("x"u8, "127.0.0.1", 9));
            Send(connected, "stranger");
            connected.Write("hello"u8);
            connected.Write("hello again"u8, port.GetHost());
        });
        Assert.Equal(["start", "'hello'", "'hello again'", "stop"], receiver.Events);
        Assert.Equal(["start", "'reply'", "'reply'", "stop"], client.Events);
    }

    [SkippableFact]
    public void R_UDP_03_A_connected_port_hears_that_nobody_listens()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "not every system tells");
        using var closed = ClosedPort.OfUdp();
        var wasInside = false;
        var isInside = false;
        var client = new ScriptedDatagramProtocol();
        client.OnRefused = () =>
        {
            wasInside |= isInside;
            Subject.Stop();
        };
        Run(() =>
        {
            var port = Listen(client);
            port.Connect("127.0.0.1", closed.Number);
            isInside = true;
            port.Write("anybody?"u8);
            port.Write("really?"u8);
            isInside = false;
        });
        Assert.Equal(["start", "refused", "stop"], client.Events);
        Assert.False(wasInside);
    }

    [SkippableFact]
    public void R_UDP_04_Names_and_addresses_of_the_wrong_family_are_refused()
    {
        Run(() =>
        {
            var four = Listen(new ScriptedDatagramProtocol());
            var six = Listen(new ScriptedDatagramProtocol(), "::1");
            Assert.Throws<InvalidAddressException>(() => four.Write("x"u8, "localhost", 9));
            Assert.Throws<InvalidAddressException>(() => four.Connect("localhost", 9));
            Assert.Throws<InvalidAddressException>(() => four.Write("x"u8, "::1", 9));
            Assert.Throws<InvalidAddressException>(() => four.Write("x"u8, six.GetHost()));
            Assert.Throws<InvalidAddressException>(() => four.Connect("::1", 9));
            Assert.Throws<InvalidAddressException>(() => six.Write("x"u8, four.GetHost()));
            Assert.Throws<InvalidAddressException>(() => six.Connect("127.0.0.1", 9));
            Assert.Throws<ArgumentOutOfRangeException>(() => four.Write("x"u8, new IPEndPoint(IPAddress.Loopback, 0)));
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_UDP_04_The_permission_to_broadcast_reads_back_as_set()
    {
        Run(() =>
        {
            var port = Listen(new ScriptedDatagramProtocol());
            Assert.False(port.BroadcastAllowed);
            Assert.Throws<SocketException>(() => port.Write("x"u8, "255.255.255.255", 9));
            port.BroadcastAllowed = true;
            Assert.True(port.BroadcastAllowed);
            port.BroadcastAllowed = false;
            Assert.False(port.BroadcastAllowed);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_UDP_06_An_exception_is_logged_and_the_port_lives()
    {
        ExpectsErrors = true;
        var receiver = new ScriptedDatagramProtocol { OnStop = () => throw new FormatException("stop") };
        receiver.OnData = (self, data, _) =>
        {
            if (data.Length == 3)
            {
                throw new FormatException("data");
            }

            Subject.Stop();
        };
        Run(() =>
        {
            var port = Listen(receiver);
            Send(port, "one");
            Send(port, "three");
        });
        Assert.Equal(["start", "'one'", "'three'", "stop"], receiver.Events);
        Assert.Equal(
            ["In DatagramReceived of ScriptedDatagramProtocol", "In StopProtocol of ScriptedDatagramProtocol"],
            Log.TakeAll().Select(error => error.Context));
    }

    [SkippableFact]
    public void A_protocol_that_does_not_start_leaves_the_address_free()
    {
        Run(() =>
        {
            Assert.Throws<FormatException>(() => Listen(new ScriptedDatagramProtocol { OnStart = _ => throw new FormatException() }));
            Assert.Empty(Resources.GetResources());
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void An_address_in_use_and_one_that_is_none_cannot_be_bound()
    {
        var second = new ScriptedDatagramProtocol();
        Run(() =>
        {
            var port = Listen(new ScriptedDatagramProtocol());
            var error = Assert.Throws<CannotListenException>(() => Udp.ListenUdp(port.GetHost().Port, second, "127.0.0.1"));
            Assert.IsType<SocketException>(error.InnerException);
            Assert.Throws<CannotListenException>(() => Udp.ListenUdp(0, second, "localhost"));
            Subject.Stop();
        });
        Assert.Empty(second.Events);
    }

    [SkippableFact]
    public void A_port_is_a_resource()
    {
        Run(() =>
        {
            var port = Udp.ListenUdp(0, new ScriptedDatagramProtocol(), "127.0.0.1", file: "Here.cs", line: 5);
            Assert.Equal([port], Resources.GetResources());
            Assert.Equal("UDP port", port.Kind);
            Assert.Equal($"{port.GetHost()}, served by ScriptedDatagramProtocol", port.Description);
            Assert.Equal("StopListening()", port.HowToRelease);
            Assert.Equal("Here.cs:5", port.CreatedAt.ToString());
            port.Release();
            Assert.Empty(Resources.GetResources());
            Assert.Contains($"(UDP port {port.GetHost().Port} closed)", Log.Messages);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void A_datagram_that_is_too_long_is_refused()
    {
        Run(() =>
        {
            var port = Listen(new ScriptedDatagramProtocol());
            Assert.Throws<MessageLengthException>(() => port.Write(new byte[70_000], port.GetHost()));
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void Bad_arguments_and_other_threads_are_refused()
    {
        var protocol = new ScriptedDatagramProtocol();
        Assert.Throws<ArgumentOutOfRangeException>(() => Udp.ListenUdp(-1, protocol));
        Assert.Throws<ArgumentOutOfRangeException>(() => Udp.ListenUdp(65_536, protocol));
        Assert.Throws<ArgumentNullException>(() => Udp.ListenUdp(0, null!));
        Assert.Throws<ArgumentNullException>(() => Udp.ListenUdp(0, protocol, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Udp.ListenUdp(0, protocol, "", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Udp.ListenUdp(0, protocol, "", 65_536));
        Run(() =>
        {
            var port = Subject.ListenUdp(0, protocol);
            Assert.Throws<ArgumentNullException>(() => port.Write("x"u8, null!));
            Assert.Throws<ArgumentNullException>(() => port.Connect(null!, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => port.Connect("127.0.0.1", 0));
            OnThread(
                () =>
                {
                    Assert.Throws<WrongThreadException>(() => port.Write("x"u8));
                    Assert.Throws<WrongThreadException>(() => port.BroadcastAllowed);
                },
                Subject.Stop);
        });
    }

    [SkippableFact]
    public void A_datagram_that_is_read_inside_another_disturbs_nobody()
    {
        var inner = new List<string>();
        var receiver = new ScriptedDatagramProtocol();
        receiver.OnData = (self, data, _) =>
        {
            inner.Add(System.Text.Encoding.UTF8.GetString(data));
            if (receiver.Senders.Count == 1)
            {
                for (var turn = 0; turn < 1000 && receiver.Senders.Count < 2; turn++)
                {
                    Subject.Iterate(TimeSpan.FromMilliseconds(30));
                }

                inner.Add("first ends");
                Subject.Stop();
            }
        };
        Run(() =>
        {
            var port = Listen(receiver);
            Send(port, "first");
            Send(port, "second");
        });
        Assert.Equal(["first", "second", "first ends"], inner);
    }

    private static void Send(IUdpTransport port, string text)
    {
        using var socket = new Socket(port.GetHost().AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.SendTo(System.Text.Encoding.UTF8.GetBytes(text), port.GetHost());
    }

    private IUdpTransport Listen(IDatagramProtocol protocol, string address = "127.0.0.1") => Udp.ListenUdp(0, protocol, address);

    public sealed class Epoll() : UdpTests("epoll");

    public sealed class Completion() : UdpTests("completion");

    public sealed class CompletionOnSockets() : UdpTests(Sockets);

    public sealed class Poll() : UdpTests("poll");

    public sealed class Select() : UdpTests("select");
}
