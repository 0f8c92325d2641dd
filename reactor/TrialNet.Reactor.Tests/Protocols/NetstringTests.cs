using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using static TrialNet.Reactor.Tests.Protocols.Frames;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Netstrings, rule by rule.</summary>
public class NetstringTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    /// <summary>A thread's account of its allocations goes in steps of some kilobytes.</summary>
    private const long AllocationNoise = 64 * 1024;

    private readonly NetstringProbe _protocol = new();
    private readonly StringTransport _transport;

    public NetstringTests() => _transport = Connect(_protocol);

    [Fact]
    public void P_NS_01_What_was_encoded_decodes_to_the_same_however_it_is_cut() =>
        Check.One(Many, Prop.ForAll<byte[][], int>((payloads, seed) =>
        {
            var stream = new ArrayBufferWriter<byte>();
            foreach (var payload in payloads)
            {
                Netstring.Encode(payload, stream);
            }

            var protocol = new NetstringProbe();
            Connect(protocol);
            Feed(protocol, stream.WrittenSpan, seed);
            return protocol.Strings.Count == payloads.Length && protocol.Strings.Zip(payloads).All(pair => pair.First.SequenceEqual(pair.Second));
        }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void P_NS_01_Long_payloads_survive_every_cut(int seed)
    {
        var random = new Random(seed);
        var payloads = Enumerable.Range(0, 30).Select(_ => new byte[random.Next(100_000)]).ToList();
        var stream = new ArrayBufferWriter<byte>();
        foreach (var payload in payloads)
        {
            random.NextBytes(payload);
            Netstring.Encode(payload, stream);
        }

        Feed(_protocol, stream.WrittenSpan, seed);
        Assert.Equal(payloads, _protocol.Strings);
    }

    [Fact]
    public void P_NS_01_The_sending_side_writes_what_the_receiving_side_reads()
    {
        _protocol.SendString("a,b"u8);
        _protocol.SendString([]);
        Assert.Equal("3:a,b,0:,", _transport.Text);
        _protocol.DataReceived(_transport.Written.Span);
        Assert.Equal(["a,b", ""], _protocol.Texts);
    }

    [Fact]
    public void P_NS_02_Several_frames_in_a_chunk_come_in_order_and_the_rest_is_kept()
    {
        _protocol.DataReceived("1:a,2:bc,3:de"u8);
        Assert.Equal(["a", "bc"], _protocol.Texts);
        _protocol.DataReceived("f,"u8);
        Assert.Equal(["a", "bc", "def"], _protocol.Texts);
    }

    [Fact]
    public void P_NS_03_Of_all_short_headers_only_canonical_lengths_are_taken()
    {
        const string Alphabet = "012 +-:a\n";
        foreach (var header in Words(Alphabet, 4))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            var digits = colon < 0 ? header : header[..colon];
            var isGood = digits.All(char.IsAsciiDigit) && (digits.Length > 0 || colon < 0) && (digits is "0" || !digits.StartsWith('0'));
            var protocol = new NetstringProbe();
            var transport = Connect(protocol);
            protocol.DataReceived(Bytes(colon < 0 ? header : header[..(colon + 1)]));
            Assert.True(isGood == (protocol.Error is null), $"'{header}': {protocol.Error?.Message}");
            Assert.Equal(isGood, transport.IsConnected);
        }
    }

    [Theory]
    [InlineData("٣:abc,")]
    [InlineData("３:abc,")]
    [InlineData(" 3:abc,")]
    [InlineData("3 :abc,")]
    [InlineData("+3:abc,")]
    [InlineData("-1:")]
    [InlineData("007:abcdefg,")]
    [InlineData("00:,")]
    [InlineData(":,")]
    [InlineData("0x1:a,")]
    [InlineData("\0:")]
    public void P_NS_03_Other_ways_to_write_a_length_are_errors(string text)
    {
        _protocol.DataReceived(Bytes(text));
        Assert.NotNull(_protocol.Error);
        Assert.True(_transport.IsDisconnecting);
        Assert.Empty(_protocol.Strings);
    }

    [Theory]
    [InlineData("100000", 99_999, 6)]
    [InlineData("99999999999999999999", 99_999, 6)]
    [InlineData("99999999999999999999", int.MaxValue, 10)]
    [InlineData("11", 10, 2)]
    [InlineData("20", 19, 2)]
    [InlineData("1", 0, 1)]
    public void P_NS_04_A_length_above_the_limit_is_an_error_at_the_digit_that_proves_it(string digits, int limit, int needed)
    {
        _protocol.MaxLength = limit;
        for (var count = 1; count <= digits.Length && _protocol.Error is null; count++)
        {
            _protocol.DataReceived(Bytes(digits).AsSpan(count - 1, 1));
            Assert.Equal(count >= needed, _protocol.Error is not null);
        }

        Assert.Contains($"limit of {limit}", _protocol.Error!.Message, StringComparison.Ordinal);
        Assert.True(_transport.IsDisconnecting);
    }

    [Fact]
    public void P_NS_04_Neither_a_flood_of_digits_nor_an_announced_length_sets_memory_aside()
    {
        var flood = new byte[4 * 1024 * 1024];
        flood.AsSpan().Fill((byte)'9');
        var announced = new NetstringProbe { MaxLength = 100_000_000 };
        Connect(announced);
        announced.DataReceived("1"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _protocol.DataReceived(flood);
        announced.DataReceived("00000000:"u8);
        announced.DataReceived("x"u8);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.NotNull(_protocol.Error);
        Assert.InRange(allocated, 0, AllocationNoise);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(99_999)]
    public void P_NS_05_A_payload_of_exactly_the_limit_is_taken(int limit)
    {
        _protocol.MaxLength = limit;
        var payload = new byte[limit];
        _protocol.SendString(payload);
        _protocol.DataReceived(_transport.Written.Span);
        Assert.Equal(payload, Assert.Single(_protocol.Strings));
        _transport.Clear();
        _protocol.SendString(new byte[limit + 1]);
        _protocol.DataReceived(_transport.Written.Span);
        Assert.Single(_protocol.Strings);
        Assert.NotNull(_protocol.Error);
    }

    [Fact]
    public void P_NS_05_The_limit_is_99999_unless_set()
    {
        Assert.Equal(99_999, _protocol.MaxLength);
        Assert.Throws<ArgumentOutOfRangeException>(() => _protocol.MaxLength = -1);
    }

    [Fact]
    public void P_NS_06_The_byte_after_the_payload_is_a_comma_however_it_comes() =>
        Check.One(Many, Prop.ForAll<byte, int>((end, seed) =>
        {
            var protocol = new NetstringProbe();
            Connect(protocol);
            Feed(protocol, [.. "1:a,3:abc"u8, end], seed);
            var isComma = end == ',';
            return protocol.Strings.Count == (isComma ? 2 : 1) && isComma == (protocol.Error is null);
        }));

    [Fact]
    public void P_NS_06_A_frame_waits_for_its_comma_in_a_chunk_of_its_own()
    {
        _protocol.DataReceived("3:abc"u8);
        Assert.Empty(_protocol.Strings);
        _protocol.DataReceived(","u8);
        _protocol.DataReceived("3:def"u8);
        _protocol.DataReceived(";"u8);
        Assert.Equal(["abc"], _protocol.Texts);
        Assert.Contains("';' stands where a comma should", _protocol.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1:a,x1:b,")]
    [InlineData("1:a,1:bb1:c,")]
    [InlineData("1:a,01:b,")]
    public void P_NS_07_After_an_error_nothing_is_delivered_and_the_connection_is_closed(string text)
    {
        _protocol.DataReceived(Bytes(text));
        _protocol.DataReceived("1:d,"u8);
        _protocol.ResumeProducing();
        Assert.Equal(["a"], _protocol.Texts);
        Assert.True(_transport.IsDisconnecting);
    }

    [Fact]
    public void P_NS_07_The_connection_is_closed_also_if_whoever_hears_of_the_error_throws()
    {
        var protocol = new Throwing();
        var transport = Connect(protocol);
        protocol.PauseProducing();
        protocol.DataReceived("x"u8);
        Assert.Throws<FormatException>(protocol.ResumeProducing);
        Assert.True(transport.IsDisconnecting);
    }

    [Fact]
    public void P_NS_07_Random_bytes_never_throw_and_nothing_follows_an_error() =>
        Check.One(Many, Prop.ForAll<byte[], int>((noise, seed) =>
        {
            var protocol = new NetstringProbe();
            var transport = Connect(protocol);
            var delivered = -1;
            Feed(protocol, [.. "2:ok,"u8, .. noise, .. "1:x,"u8], seed);
            delivered = protocol.Strings.Count;
            Feed(protocol, "1:y,"u8, seed);
            return protocol.Error is null || (protocol.Strings.Count == delivered && transport.IsDisconnecting);
        }));

    [Fact]
    public void P_NS_08_An_empty_string_is_a_string()
    {
        Feed(_protocol, "0:,0:,"u8, 0);
        Assert.Equal(["", ""], _protocol.Texts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3:")]
    [InlineData("3:ab")]
    [InlineData("3:abc")]
    public void P_NS_09_An_end_in_the_middle_of_a_frame_delivers_nothing(string text)
    {
        _protocol.DataReceived(Bytes(text));
        _transport.ReportConnectionLost();
        _protocol.DataReceived("c,,"u8);
        Assert.Empty(_protocol.Strings);
        Assert.Null(_protocol.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void P_NS_10_LoseConnection_inside_a_delivery_ends_it(bool aborts)
    {
        _protocol.OnString = _ =>
        {
            if (aborts)
            {
                _transport.AbortConnection();
            }
            else
            {
                _transport.LoseConnection();
            }
        };
        _protocol.DataReceived("1:a,1:b,1:c"u8);
        _protocol.DataReceived(",1:d,"u8);
        Assert.Equal(["a"], _protocol.Texts);
    }

    [Fact]
    public void P_NS_11_The_encoder_counts_bytes()
    {
        foreach (var text in new[] { "ä", "日本", "🌍", "plain" })
        {
            var output = new ArrayBufferWriter<byte>();
            Netstring.Encode(Bytes(text), output);
            Assert.Equal($"{Bytes(text).Length}:{text},", Text(output.WrittenSpan));
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(9, 12)]
    [InlineData(10, 14)]
    [InlineData(99_999, 100_006)]
    public void P_NS_11_The_encoded_length_is_known_before(int length, int encoded)
    {
        Assert.Equal(encoded, Netstring.GetEncodedLength(length));
        Assert.Equal(encoded, Netstring.Encode(new byte[length], new byte[encoded]));
        Assert.Throws<ArgumentException>(() => Netstring.Encode(new byte[length], new byte[encoded - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Netstring.GetEncodedLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Netstring.GetEncodedLength(int.MaxValue));
    }

    [Fact]
    public void P_NS_12_Single_bytes_cost_neither_copies_nor_allocations_that_grow()
    {
        // What is set aside while 2 MB come one at a time is a few buffers that double, for the largest frame.
        var stream = new ArrayBufferWriter<byte>();
        for (var index = 0; index < 20; index++)
        {
            Netstring.Encode(new byte[90_000], stream);
        }

        var protocol = new Counting();
        Connect(protocol);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var next in stream.WrittenSpan)
        {
            protocol.DataReceived(new ReadOnlySpan<byte>(in next));
        }

        Assert.Equal((20, 1_800_000), (protocol.Count, protocol.Total));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 300_000);
    }

    [Fact]
    public void P_NS_12_Frames_in_one_chunk_are_not_copied()
    {
        var stream = new ArrayBufferWriter<byte>();
        for (var index = 0; index < 200_000; index++)
        {
            Netstring.Encode("12345"u8, stream);
        }

        var protocol = new Counting();
        Connect(protocol);
        var before = GC.GetAllocatedBytesForCurrentThread();
        protocol.DataReceived(stream.WrittenSpan);
        Assert.Equal((200_000, 1_000_000), (protocol.Count, protocol.Total));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationNoise);
    }

    private static IEnumerable<string> Words(string alphabet, int longest) => longest == 0
        ? [""]
        : Words(alphabet, longest - 1).SelectMany(word => word.Length == longest - 1 ? alphabet.Select(sign => word + sign).Prepend(word) : [word]);

    private sealed class Throwing : NetstringReceiver
    {
        public override void ParseFailed(NetstringParseException error) => throw new FormatException("no");
    }

    private sealed class Counting : NetstringReceiver
    {
        internal int Count { get; private set; }

        internal int Total { get; private set; }

        public override void StringReceived(ReadOnlySpan<byte> payload)
        {
            Count++;
            Total += payload.Length;
        }
    }
}
