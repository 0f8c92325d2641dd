using System.Net;
using System.Net.Sockets;
using TrialNet.Reactor.Readiness;
using TrialNet.Reactor.Tests.Completion.Rings;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Completion;

/// <summary>A connection of the completion reactor, without the reactor.</summary>
public abstract class CompletionStreamTests : IChannelHandler, IDisposable
{
    private const int MoreThanIsReadAhead = 16 * 1024;

    private readonly IReadinessSource _source;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _peer;
    private readonly Channel _channel;
    private int _readable;
    private int _writable;

    private protected CompletionStreamTests(IReadinessSource source)
    {
        _source = source;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _channel = _source.Connect((IPEndPoint)_listener.LocalEndPoint!, localAddress: null, this);
        _channel.Interest = Interest.Write;
        _peer = _listener.Accept();
        _peer.ReceiveTimeout = 30_000;
        WaitFor(() => _writable > 0);
        Assert.Equal(SocketError.Success, _channel.TakeConnectError());
        _channel.Interest = Interest.None;
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _channel.Close();
        _peer.Dispose();
        _listener.Dispose();
        _source.Dispose();
    }

    void IChannelHandler.Readable() => _readable++;

    void IChannelHandler.Writable() => _writable++;

    void IChannelHandler.Broken(Exception error) => Assert.Fail(error.ToString());

    [SkippableFact]
    public void R_TCP_08_What_the_system_has_no_room_for_is_posted_in_part_and_counted_by_the_next_call()
    {
        var data = new byte[32 * 1024 * 1024];
        new Random(8).NextBytes(data);
        var sent = _channel.Send(data, out var error);
        Assert.Equal(SocketError.Success, error);
        Assert.InRange(sent, 1, data.Length - 1);
        Assert.Equal(0, _channel.Send(data.AsSpan(sent), out error));
        Assert.True(error is SocketError.Success or SocketError.WouldBlock);

        var received = new byte[data.Length];
        var reader = new Thread(() =>
        {
            for (var count = 0; count < received.Length;)
            {
                count += _peer.Receive(received.AsSpan(count));
            }
        })
        { IsBackground = true };
        reader.Start();
        while (sent < data.Length)
        {
            _channel.Interest = Interest.Write;
            var before = _writable;
            WaitFor(() => _writable > before);
            sent += _channel.Send(data.AsSpan(sent), out error);
            Assert.True(error is SocketError.Success or SocketError.WouldBlock);
        }

        Assert.True(reader.Join(TimeSpan.FromSeconds(30)));
        Assert.True(data.AsSpan().SequenceEqual(received));
    }

    [SkippableFact]
    public void R_TCP_21_One_that_is_not_watched_keeps_what_came_and_reads_no_further()
    {
        _channel.Interest = Interest.Read;
        _channel.Interest = Interest.None;
        _peer.Send(new byte[MoreThanIsReadAhead]);
        var buffer = new byte[16];
        WaitFor(() => _channel.Receive(buffer, out _) > 0);
        Assert.Equal(0, _readable);

        _channel.Interest = Interest.Read;
        WaitFor(() => _readable > 0);
        var rest = MoreThanIsReadAhead - buffer.Length;
        var all = new byte[2 * MoreThanIsReadAhead];
        for (var got = 0; got < rest;)
        {
            var before = _readable;
            got += _channel.Receive(all.AsSpan(got), out var error);
            Assert.True(error is SocketError.Success or SocketError.WouldBlock);
            Assert.True(got <= rest);
            if (got < rest)
            {
                WaitFor(() => _readable > before);
            }
        }
    }

    [SkippableFact]
    public void R_TCP_04_Nothing_comes_after_the_closing_and_the_peer_sees_an_end()
    {
        _channel.Interest = Interest.Read;
        _channel.Close();
        _channel.Close();
        Assert.Equal(0, _peer.Receive(new byte[1]));
        _source.Wait(0);
        _source.Dispatch();
        Assert.Equal(0, _readable);
    }

    [SkippableFact]
    public void R_TCP_14_A_reset_is_one_with_operations_under_way_too()
    {
        _channel.Interest = Interest.Read;
        _channel.Reset();
        var error = Assert.Throws<SocketException>(() => _peer.Receive(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    private void WaitFor(Func<bool> isSo)
    {
        for (var turn = 0; !isSo(); turn++)
        {
            Assert.True(turn < 10_000, "it did not come to pass");
            _source.Wait(milliseconds: 10);
            _source.Dispatch();
        }
    }

    public sealed class Sockets() : CompletionStreamTests(new SocketsSource());

    public sealed class Ring() : CompletionStreamTests(RingTest.OpenSource());
}
