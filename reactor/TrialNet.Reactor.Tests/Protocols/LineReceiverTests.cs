using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using static TrialNet.Reactor.Tests.Protocols.Frames;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Lines, and raw bytes between them.</summary>
public class LineReceiverTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    private readonly LineProbe _protocol = new();
    private readonly StringTransport _transport;

    public LineReceiverTests() => _transport = Connect(_protocol);

    [Fact]
    public void Lines_come_without_their_end_however_they_are_cut()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var protocol = new LineProbe();
            Connect(protocol);
            Feed(protocol, "one\r\n\r\ntwo\rand\nhalf\r\n\r\r\nrest"u8, seed);
            Assert.Equal(["one", "", "two\rand\nhalf", "\r"], protocol.Events);
        }
    }

    [Fact]
    public void Every_delimiter_splits_as_a_search_would() => Check.One(Many, Prop.ForAll<byte[], byte[], int>((noise, end, seed) =>
    {
        // Few different bytes, so that delimiters and their beginnings are frequent.
        var delimiter = Latin([.. end.Take(3).Select(Few), (byte)'0']);
        var text = Latin([.. noise.Select(Few)]);
        var expected = text.Split(delimiter);
        var protocol = new LineProbe { Delimiter = Encoding.Latin1.GetBytes(delimiter) };
        Connect(protocol);
        Feed(protocol, Encoding.Latin1.GetBytes(text), seed);
        return protocol.Events.SequenceEqual(expected[..^1]);
    }));

    [Fact]
    public void SendLine_writes_the_line_and_its_delimiter_at_once()
    {
        _protocol.SendLine("hello"u8);
        _protocol.Delimiter = "\0"u8.ToArray();
        _protocol.SendLine([]);
        Assert.Equal("hello\r\n\0", _transport.Text);
    }

    [Fact]
    public void A_line_of_exactly_the_greatest_length_is_taken_and_a_longer_one_closes_the_connection()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var protocol = new LineProbe { MaxLength = 5 };
            var transport = Connect(protocol);
            Feed(protocol, "12345\r\n123456\r\nnever\r\n"u8, seed);
            Assert.Equal(["12345", "too long 123456"], protocol.Events);
            Assert.True(transport.IsDisconnecting);
        }
    }

    [Fact]
    public void Too_long_is_said_as_soon_as_it_is_certain()
    {
        _protocol.MaxLength = 5;
        _protocol.DataReceived("12345\r"u8);
        Assert.Empty(_protocol.Events);
        _protocol.DataReceived("x"u8);
        Assert.Equal(["too long 12345\r"], _protocol.Events);
    }

    [Fact]
    public void A_protocol_that_keeps_the_connection_gets_the_next_line()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var protocol = new LineProbe { MaxLength = 5, KeepsConnection = true };
            Connect(protocol);
            Feed(protocol, "one\r\n123456789 and so on\r and on\r\ntwo\r\n1234567\r\n123456\r\n\r\n"u8, seed);
            Assert.Equal(["one", "too long 123456", "two", "too long 123456", "too long 123456", ""], protocol.Events);
        }
    }

    [Fact]
    public void A_limit_of_zero_takes_empty_lines()
    {
        _protocol.MaxLength = 0;
        _protocol.DataReceived("\r\n\r\nx\r\n"u8);
        Assert.Equal(["", "", "too long x"], _protocol.Events);
    }

    [Fact]
    public void A_header_in_lines_then_a_raw_body_then_lines_however_they_are_cut()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var protocol = new LineProbe();
            Connect(protocol);
            var left = 0;
            var body = new StringBuilder();
            protocol.OnLine = line =>
            {
                if (int.TryParse(line, CultureInfo.InvariantCulture, out left) && left > 0)
                {
                    protocol.SetRawMode();
                }
            };
            protocol.OnRaw = data =>
            {
                var count = Math.Min(left, data.Length);
                body.Append(Text(data[..count]));
                left -= count;
                if (left == 0)
                {
                    protocol.Events.Add($"body {body}");
                    body.Clear();
                    protocol.SetLineMode(data[count..]);
                    Assert.True(protocol.IsLineMode);
                }
            };
            Feed(protocol, "first\r\n7\r\nab\r\ncd\n2\r\nxy3\r\n\r\n\rlast\r\n"u8, seed);
            Assert.Equal(["first", "7", "body ab\r\ncd\n", "2", "body xy", "3", "body \r\n\r", "last"], protocol.Events);
        }
    }

    [Fact]
    public void A_rest_that_is_a_copy_comes_before_everything_else_too()
    {
        _protocol.OnLine = line =>
        {
            if (line == "raw")
            {
                _protocol.SetRawMode();
            }
        };
        _protocol.OnRaw = data => _protocol.SetLineMode(data[1..].ToArray());
        _protocol.DataReceived("raw\r\n!one\r\nraw\r\n?two\r\nraw\r\n!three\r\nraw\r\n?four\r\n"u8);
        Assert.Equal(["raw", "one", "raw", "two", "raw", "three", "raw", "four"], _protocol.Events);
    }

    [Fact]
    public void A_rest_that_is_given_back_later_is_delivered_in_that_call()
    {
        _protocol.SetRawMode();
        _protocol.DataReceived("raw"u8);
        _protocol.SetLineMode("one\r\ntw"u8);
        _protocol.DataReceived("o\r\n"u8);
        _protocol.SetRawMode();
        _protocol.SetLineMode();
        _protocol.DataReceived("three\r\n"u8);
        Assert.Equal(["raw raw", "one", "two", "three"], _protocol.Events);
    }

    [Fact]
    public void Giving_back_twice_is_refused_and_loses_nothing()
    {
        _protocol.SetRawMode();
        _protocol.OnRaw = data =>
        {
            _protocol.SetLineMode(data[1..]);
            Assert.Throws<InvalidOperationException>(() => _protocol.SetLineMode("again\r\n"u8));
        };
        _protocol.DataReceived("!one\r\n"u8);
        Assert.Equal(["one"], _protocol.Events);
    }

    [Fact]
    public void Switching_to_and_fro_in_a_long_chunk_copies_nothing()
    {
        const int Rounds = 20_000;
        var stream = Bytes(string.Concat(Enumerable.Repeat("line\r\n#", Rounds)));
        var protocol = new Switching();
        Connect(protocol);
        var before = GC.GetAllocatedBytesForCurrentThread();
        protocol.DataReceived(stream);
        Assert.Equal((Rounds, Rounds), (protocol.Lines, protocol.Raws));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void A_delivery_that_gives_more_data_gets_it_after_what_came_before()
    {
        _protocol.OnLine = line =>
        {
            if (line == "one")
            {
                _protocol.DataReceived("later\r\n"u8);
            }
        };
        _protocol.DataReceived("one\r\ntwo\r\n"u8);
        Assert.Equal(["one", "two", "later"], _protocol.Events);
    }

    [Fact]
    public void What_a_delivery_throws_comes_out_and_the_next_frame_is_the_next()
    {
        _protocol.OnLine = line => throw new FormatException(line);
        Assert.Equal("one", Assert.Throws<FormatException>(() => _protocol.DataReceived("one\r\ntwo\r\nth"u8)).Message);
        Assert.Equal("two", Assert.Throws<FormatException>(() => _protocol.DataReceived("ree\r\n"u8)).Message);
        _protocol.OnLine = null;
        _protocol.DataReceived("four\r\n"u8);
        Assert.Equal(["one", "two", "three", "four"], _protocol.Events);
    }

    [Fact]
    public void A_delivery_that_is_being_read_is_not_overwritten_by_what_it_makes_come()
    {
        // The line lies in the buffer, since it came in two pieces; more data than the buffer has room for comes while it is read.
        var protocol = new Rereading();
        Connect(protocol);
        protocol.DataReceived("abc"u8);
        protocol.DataReceived("def\r\n"u8);
        Assert.Equal(["abcdef", "abcdef", "x"], protocol.Seen.Where(text => text.Length < 100));
    }

    [Fact]
    public void Single_bytes_of_a_long_line_cost_little_more_than_the_line()
    {
        var protocol = new LineProbe { MaxLength = 1_000_000, Delimiter = "\r\r\r\n"u8.ToArray() };
        Connect(protocol);
        var line = new byte[1_000_000];
        line.AsSpan().Fill((byte)'\r');
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var next in line)
        {
            protocol.DataReceived(new ReadOnlySpan<byte>(in next));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1_000_000, 5_000_000);
        protocol.DataReceived("\n"u8);
        Assert.Equal(999_997, Assert.Single(protocol.Events).Length);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _protocol.Delimiter = default);
        Assert.Throws<ArgumentOutOfRangeException>(() => _protocol.MaxLength = -1);
        Assert.Equal(16_384, _protocol.MaxLength);
        Assert.Equal("\r\n"u8.ToArray(), _protocol.Delimiter.ToArray());
    }

    private static byte Few(byte value) => (byte)('0' + (value % 2));

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private sealed class Switching : LineReceiver
    {
        internal int Lines { get; private set; }

        internal int Raws { get; private set; }

        public override void LineReceived(ReadOnlySpan<byte> line)
        {
            Lines++;
            SetRawMode();
        }

        public override void RawDataReceived(ReadOnlySpan<byte> data)
        {
            Raws++;
            SetLineMode(data[1..]);
        }
    }

    private sealed class Rereading : LineReceiver
    {
        internal List<string> Seen { get; } = [];

        public override void LineReceived(ReadOnlySpan<byte> line)
        {
            Seen.Add(Text(line));
            if (Seen.Count == 1)
            {
                DataReceived(Bytes("x\r\n" + new string('y', 5_000)));
                Seen.Add(Text(line));
            }
        }
    }
}
