using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Datagrams;

/// <summary>Groups of ports.</summary>
public abstract class MulticastTests(string kind) : ReactorTest(kind)
{
    private static readonly IPAddress Group = IPAddress.Parse("239.192.74.66");

    private IReactorMulticast Multicast => (IReactorMulticast)Subject;

    [SkippableFact]
    public void R_UDP_05_Members_of_a_group_get_what_is_sent_to_it()
    {
        var members = new[] { new ScriptedDatagramProtocol(), new ScriptedDatagramProtocol() };
        foreach (var member in members)
        {
            member.OnData = (_, _, _) =>
            {
                if (members.All(each => each.Senders.Count == 1))
                {
                    Subject.Stop();
                }
            };
        }

        Run(() =>
        {
            var first = Multicast.ListenMulticast(0, members[0], listenMultiple: true);
            var second = Multicast.ListenMulticast(first.GetHost().Port, members[1], listenMultiple: true);
            Deferred.Gather([first.JoinGroup(Group, IPAddress.Loopback), second.JoinGroup(Group, IPAddress.Loopback)]).AddCallback(_ =>
            {
                first.SetOutgoingInterface(IPAddress.Loopback);
                first.Write("all"u8, new IPEndPoint(Group, first.GetHost().Port));
            });
        });
        Assert.All(members, member => Assert.Equal(["start", "'all'", "stop"], member.Events));
    }

    [SkippableFact]
    public void R_UDP_05_Who_has_left_a_group_gets_nothing()
    {
        var member = new ScriptedDatagramProtocol { OnData = (_, _, _) => Subject.Stop() };
        Run(() =>
        {
            var port = Multicast.ListenMulticast(0, member);
            port.SetOutgoingInterface(IPAddress.Loopback);
            port.JoinGroup(Group, IPAddress.Loopback);
            port.LeaveGroup(Group, IPAddress.Loopback);
            port.Write("group"u8, new IPEndPoint(Group, port.GetHost().Port));
            port.Write("alone"u8, new IPEndPoint(IPAddress.Loopback, port.GetHost().Port));
        });
        Assert.Equal(["start", "'alone'", "stop"], member.Events);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("::")]
    public void R_UDP_05_Loopback_and_time_to_live_read_back_as_set(string address)
    {
        Run(() =>
        {
            var port = Multicast.ListenMulticast(0, new ScriptedDatagramProtocol(), address);
            Assert.True(port.LoopbackMode);
            Assert.Equal(1, port.TimeToLive);
            port.LoopbackMode = false;
            port.TimeToLive = 7;
            Assert.False(port.LoopbackMode);
            Assert.Equal(7, port.TimeToLive);
            Assert.Throws<ArgumentOutOfRangeException>(() => port.TimeToLive = -1);
            Assert.Throws<ArgumentOutOfRangeException>(() => port.TimeToLive = 256);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_UDP_05_What_is_no_group_cannot_be_joined_nor_left_by_who_is_no_member()
    {
        var failures = new List<Failure>();
        Run(() =>
        {
            var port = Multicast.ListenMulticast(0, new ScriptedDatagramProtocol());
            port.JoinGroup(IPAddress.Loopback).AddErrback(failures.Add);
            port.LeaveGroup(Group).AddErrback(failures.Add);
            Assert.Throws<InvalidAddressException>(() => port.JoinGroup(IPAddress.Parse("ff02::1")));
            Assert.Throws<InvalidAddressException>(() => port.SetOutgoingInterface(IPAddress.IPv6Loopback));
            Subject.Stop();
        });
        Assert.Equal(2, failures.Count);
        Assert.All(failures, failure => Assert.IsType<SocketException>(failure.Value));
    }

    public sealed class Epoll() : MulticastTests("epoll");

    public sealed class Completion() : MulticastTests("completion");

    public sealed class Poll() : MulticastTests("poll");

    public sealed class Select() : MulticastTests("select");
}
