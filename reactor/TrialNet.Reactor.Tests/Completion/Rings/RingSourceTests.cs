using System.Net.Sockets;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Completion.Rings;

/// <summary>What is peculiar to sockets on a ring.</summary>
public sealed class RingSourceTests : RingTest
{
    private const int ReadAhead = 8 * 1024;

    [SkippableFact]
    public void R_TCP_04_An_end_is_sent_within_the_call_though_the_system_was_about_to_receive()
    {
        var (ours, peer) = Connect(Listen());
        using (peer)
        {
            BeginToReceive(ours);
            ours.Channel.Close();
            Assert.Equal(0, peer.Receive(new byte[1]));
        }
    }

    [SkippableFact]
    public void Bytes_that_were_received_and_not_taken_reset_like_those_that_nobody_received()
    {
        var (ours, peer) = Connect(Listen());
        using (peer)
        {
            ours.Channel.Interest = Interest.Read;
            peer.Send(new byte[1]);
            WaitFor(() => ours.Readable > 0);
            ours.Channel.Close();
            Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => peer.Receive(new byte[1])).SocketErrorCode);
        }
    }

    [SkippableFact]
    public void A_port_is_free_within_the_call_that_closes_it()
    {
        var listener = Listen();
        var address = listener.Channel.GetLocalAddress();
        Source.Wait(0);
        listener.Channel.Close();
        using var next = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        next.Bind(address);
        next.Listen();
    }

    [SkippableFact]
    public void Peers_see_the_end_when_the_source_is_disposed()
    {
        var (ours, peer) = Connect(Listen());
        using (peer)
        {
            BeginToReceive(ours);
            Source.Dispose();
            Assert.False(ours.Channel.IsOpen);
            Assert.Equal(0, peer.Receive(new byte[1]));
        }
    }

    [SkippableFact]
    public void More_that_have_something_at_once_than_there_are_buffers_all_get_theirs()
    {
        const int Count = 700;
        var listener = Listen();
        var connections = Enumerable.Range(0, Count).Select(_ => Connect(listener)).ToList();
        var counters = connections.Select(connection => new RingCounter { Channel = connection.Ours.Channel, Takes = true }).ToList();
        foreach (var counter in counters)
        {
            counter.Channel.Handler = counter;
            counter.Channel.Interest = Interest.Read;
        }

        Source.Wait(0);
        for (var index = 0; index < Count; index++)
        {
            connections[index].Peer.Send([(byte)index, 1, 2]);
        }

        WaitFor(() => counters.All(counter => counter.Taken.Count >= 3));
        Assert.All(Enumerable.Range(0, Count), index => Assert.Equal([(byte)index, 1, 2], counters[index].Taken));
        Assert.All(counters, counter => Assert.Equal(1, counter.Readable));
        connections.ForEach(connection => connection.Peer.Dispose());
    }

    [SkippableFact]
    public void Those_that_do_not_take_what_came_leave_the_buffers_to_others()
    {
        const int Count = 300;
        var listener = Listen();
        var waiting = Enumerable.Range(0, Count).Select(_ => Connect(listener)).ToList();
        waiting.ForEach(connection => connection.Ours.Channel.Interest = Interest.Read);
        Source.Wait(0);
        waiting.ForEach(connection => connection.Ours.Channel.Interest = Interest.None);
        waiting.ForEach(connection => connection.Peer.Send([7]));
        var (ours, peer) = Connect(listener);
        var taker = new RingCounter { Channel = ours.Channel, Takes = true };
        ours.Channel.Handler = taker;
        ours.Channel.Interest = Interest.Read;
        Source.Wait(0);
        peer.Send([8]);
        WaitFor(() => taker.Taken.Count == 1);
        var buffer = new byte[2];
        foreach (var connection in waiting)
        {
            Assert.Equal(1, connection.Ours.Channel.Receive(buffer, out _));
            Assert.Equal(7, buffer[0]);
            connection.Peer.Dispose();
        }

        peer.Dispose();
    }

    [SkippableFact]
    public void R_TCP_21_What_is_not_watched_any_more_is_received_no_further_and_nothing_is_lost()
    {
        const int FarTooMuch = 256 * 1024 * 1024;
        var (ours, peer) = Connect(Listen());
        var taker = new RingCounter { Channel = ours.Channel, Takes = true };
        ours.Channel.Handler = taker;
        ours.Channel.Interest = Interest.Read;
        using (peer)
        {
            peer.Send([1, 2, 3]);
            WaitFor(() => taker.Taken.Count == 3);
            ours.Channel.Interest = Interest.None;
            peer.Blocking = false;
            var piece = new byte[64 * 1024];
            var sent = 0;
            for (SocketError error = 0; error != SocketError.WouldBlock; Source.Wait(0))
            {
                sent += peer.Send(piece, SocketFlags.None, out error);
                Assert.True(sent < FarTooMuch, "it is received without an end");
            }

            Assert.Equal(3, taker.Taken.Count);
            ours.Channel.Interest = Interest.Read;
            WaitFor(() => taker.Taken.Count == 3 + sent);
        }
    }

    [SkippableFact]
    public void R_TCP_08_Pieces_of_all_sizes_come_in_their_order()
    {
        var random = new Random(5);
        var sent = new byte[2 * 1024 * 1024];
        random.NextBytes(sent);
        var (ours, peer) = Connect(Listen());
        var taker = new RingCounter { Channel = ours.Channel, Takes = true };
        ours.Channel.Handler = taker;
        ours.Channel.Interest = Interest.Read;
        using (peer)
        {
            int[] sizes = [1, 100, ReadAhead - 1, ReadAhead, ReadAhead + 1, 3 * ReadAhead, 100_000];
            for (var start = 0; start < sent.Length;)
            {
                var size = Math.Min(sizes[random.Next(sizes.Length)], sent.Length - start);
                peer.Send(sent.AsSpan(start, size));
                start += size;
                var end = start;
                WaitFor(() => taker.Taken.Count == end);
            }
        }

        Assert.True(sent.AsSpan().SequenceEqual(taker.Taken.ToArray()));
    }

    [SkippableFact]
    public void It_goes_from_thread_to_thread_with_all_that_is_under_way()
    {
        var listener = Listen();
        var (ours, peer) = Connect(listener);
        var taker = new RingCounter { Channel = ours.Channel, Takes = true };
        ours.Channel.Handler = taker;
        ours.Channel.Interest = Interest.Read;
        using (peer)
        {
            for (var round = 1; round <= 5; round++)
            {
                Source.Wait(0);
                peer.Send([(byte)round]);
                var count = round;
                OnThread(() => WaitFor(() => taker.Taken.Count == count));
            }

            Assert.Equal([1, 2, 3, 4, 5], taker.Taken);
            OnThread(() => Source.Wait(0));
            ours.Channel.Close();
            Source.Wait(0);
            listener.Channel.Close();
        }
    }

    [SkippableFact]
    public void What_had_come_when_the_thread_changed_is_not_lost()
    {
        var (ours, peer) = Connect(Listen());
        using (peer)
        {
            ours.Channel.Interest = Interest.Read;
            peer.Send([1, 2, 3]);
            OnThread(() => WaitFor(() => ours.Readable > 0));
            Source.Wait(0);
            var buffer = new byte[8];
            Assert.Equal(3, ours.Channel.Receive(buffer, out _));
            Assert.Equal([1, 2, 3], buffer.Take(3));
        }
    }

    [SkippableFact]
    public void R_THR_02_It_is_woken_by_other_threads_again_and_again()
    {
        for (var round = 0; round < 100; round++)
        {
            var waker = new Thread(Source.Wake);
            waker.Start();
            Source.Wait(30_000);
            waker.Join();
        }
    }

    [SkippableFact]
    public void Children_do_not_inherit_a_ring()
    {
        var number = Descriptors.Open().First(entry => entry.EndsWith("[io_uring]", StringComparison.Ordinal)).Split(' ')[0];
        var flags = File.ReadLines($"/proc/self/fdinfo/{number}").Single(line => line.StartsWith("flags:", StringComparison.Ordinal))[6..].Trim();
        Assert.NotEqual(0, Convert.ToInt32(flags, 8) & Convert.ToInt32("2000000", 8));
    }

    private static void OnThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action)) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
        Assert.Null(failure);
    }

    private void BeginToReceive(RingCounter counter)
    {
        counter.Channel.Interest = Interest.Read;
        Source.Wait(0);
    }
}
