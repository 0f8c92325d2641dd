using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Testing;
using static TrialNet.Reactor.Tests.Protocols.Frames;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Deliveries that stop for a while, and their end.</summary>
public class FramePausingTests
{
    private readonly NetstringProbe _protocol = new();
    private readonly StringTransport _transport;

    public FramePausingTests() => _transport = Connect(_protocol);

    [Fact]
    public void A_pause_inside_a_delivery_holds_back_frames_that_have_come_already()
    {
        _protocol.OnString = _ => _protocol.PauseProducing();
        _protocol.DataReceived("1:a,1:b,1:c,1:"u8);
        Assert.Equal(["a"], _protocol.Texts);
        Assert.True(_protocol.IsPaused);
        Assert.True(_transport.IsPaused);
        _protocol.ResumeProducing();
        Assert.Equal(["a", "b"], _protocol.Texts);
        Assert.True(_transport.IsPaused);
        _protocol.DataReceived("d,"u8);
        Assert.Equal(["a", "b"], _protocol.Texts);
        _protocol.OnString = null;
        _protocol.ResumeProducing();
        Assert.Equal(["a", "b", "c", "d"], _protocol.Texts);
        Assert.False(_transport.IsPaused);
    }

    [Fact]
    public void Resuming_inside_a_delivery_goes_on_after_it()
    {
        _protocol.OnString = text =>
        {
            _protocol.PauseProducing();
            Assert.Equal(text, _protocol.Texts.Last());
            _protocol.ResumeProducing();
            Assert.Equal(text, _protocol.Texts.Last());
        };
        _protocol.DataReceived("1:a,1:b,"u8);
        _protocol.DataReceived("1:c,"u8);
        Assert.Equal(["a", "b", "c"], _protocol.Texts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_pauses_lose_nothing_and_change_no_order(int seed)
    {
        var random = new Random(seed);
        var stream = Bytes(string.Concat(Enumerable.Range(0, 2_000).Select(number => Encoded($"{number}"))));
        _protocol.OnString = _ =>
        {
            Assert.False(_protocol.IsPaused);
            if (random.Next(4) == 0)
            {
                _protocol.PauseProducing();
            }
        };
        for (var position = 0; position < stream.Length;)
        {
            var count = Math.Min(random.Next(1, 60), stream.Length - position);
            _protocol.DataReceived(stream.AsSpan(position, count));
            position += count;
            if (random.Next(3) == 0)
            {
                _protocol.ResumeProducing();
            }
        }

        while (_protocol.IsPaused)
        {
            _protocol.ResumeProducing();
        }

        Assert.Equal(Enumerable.Range(0, 2_000).Select(number => $"{number}"), _protocol.Texts);
    }

    [Fact]
    public void R_TCP_04_A_loss_while_paused_ends_the_delivery()
    {
        _protocol.OnString = _ => _protocol.PauseProducing();
        _protocol.DataReceived("1:a,1:b,"u8);
        ((IProtocol)_protocol).ConnectionLost(new Failure(new ConnectionDoneException()));
        _protocol.ResumeProducing();
        Assert.Equal(["a"], _protocol.Texts);
    }

    [Fact]
    public void R_TCP_10_LoseConnection_while_paused_ends_the_delivery()
    {
        _protocol.OnString = _ => _protocol.PauseProducing();
        _protocol.DataReceived("1:a,1:b,"u8);
        _transport.LoseConnection();
        _protocol.ResumeProducing();
        Assert.Equal(["a"], _protocol.Texts);
    }

    [Fact]
    public void R_TCP_16_One_that_ended_its_writing_goes_on_reading()
    {
        _protocol.OnString = _ => _transport.LoseWriteConnection();
        _protocol.DataReceived("1:a,1:b,"u8);
        Assert.False(_transport.IsConnected);
        Assert.Equal(["a", "b"], _protocol.Texts);
    }

    private static string Encoded(string text) => $"{text.Length}:{text},";
}
