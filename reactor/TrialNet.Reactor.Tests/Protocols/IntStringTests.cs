using FsCheck;
using FsCheck.Fluent;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using static TrialNet.Reactor.Tests.Protocols.Frames;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Strings with a length before them.</summary>
public class IntStringTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Func<IRecording>[] Kinds = [() => new Probe8(), () => new Probe16(), () => new Probe32()];

    private interface IRecording
    {
        List<byte[]> Strings { get; }

        List<long> Exceeded { get; }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_was_sent_is_received_however_it_is_cut(int kind) => Check.One(Many, Prop.ForAll<byte[][], int>((payloads, seed) =>
    {
        var (protocol, probe, transport) = Make(kind);
        foreach (var payload in payloads)
        {
            protocol.SendString(payload);
        }

        Feed(protocol, transport.Written.Span, seed);
        return probe.Strings.Count == payloads.Length && probe.Strings.Zip(payloads).All(pair => pair.First.SequenceEqual(pair.Second));
    }));

    [Fact]
    public void Lengths_are_written_in_network_byte_order()
    {
        Assert.Equal([2, (byte)'a', (byte)'b'], Sent(0));
        Assert.Equal([0, 2, (byte)'a', (byte)'b'], Sent(1));
        Assert.Equal([0, 0, 0, 2, (byte)'a', (byte)'b'], Sent(2));

        static byte[] Sent(int kind)
        {
            var (protocol, _, transport) = Make(kind);
            protocol.SendString("ab"u8);
            return transport.Written.ToArray();
        }
    }

    [Theory]
    [InlineData(0, 255)]
    [InlineData(1, 65_535)]
    [InlineData(2, 99_999)]
    public void The_longest_string_is_taken_by_default(int kind, int length)
    {
        var (protocol, probe, transport) = Make(kind);
        protocol.SendString(new byte[length]);
        Feed(protocol, transport.Written.Span, 1);
        Assert.Equal(length, Assert.Single(probe.Strings).Length);
        Assert.Equal(99_999, protocol.MaxLength);
    }

    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 65_536)]
    public void A_length_that_does_not_fit_is_refused(int kind, int length)
    {
        var (protocol, _, transport) = Make(kind);
        Assert.Throws<ArgumentException>(() => protocol.SendString(new byte[length]));
        Assert.True(transport.Written.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_string_above_the_limit_closes_the_connection_when_its_length_has_come(int kind)
    {
        var (protocol, probe, transport) = Make(kind);
        protocol.MaxLength = 3;
        protocol.SendString("abc"u8);
        protocol.SendString("abcd"u8);
        var sent = transport.Written.ToArray();
        protocol.DataReceived(sent.AsSpan(0, sent.Length - 4));
        Assert.Equal([4L], probe.Exceeded);
        Assert.True(transport.IsDisconnecting);
        protocol.DataReceived(sent.AsSpan(sent.Length - 4));
        protocol.DataReceived(sent);
        Assert.Single(probe.Strings);
        Assert.Equal([4L], probe.Exceeded);
    }

    [Fact]
    public void The_largest_length_of_32_bits_sets_no_memory_aside()
    {
        var (protocol, probe, _) = Make(2);
        protocol.MaxLength = int.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        protocol.DataReceived([0x7f, 0xff, 0xff, 0xff, 1, 2, 3]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
        Assert.Empty(probe.Exceeded);
        var (other, otherProbe, _) = Make(2);
        other.DataReceived([0xff, 0xff, 0xff, 0xff]);
        Assert.Equal([4_294_967_295L], otherProbe.Exceeded);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Odd());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Probe8 { MaxLength = -1 });
    }

    private static (IntStringReceiver Protocol, IRecording Probe, StringTransport Transport) Make(int kind)
    {
        var probe = Kinds[kind]();
        var protocol = (IntStringReceiver)probe;
        return (protocol, probe, Connect(protocol));
    }

    private sealed class Odd() : IntStringReceiver(3);

    private sealed class Probe8 : Int8StringReceiver, IRecording
    {
        public List<byte[]> Strings { get; } = [];

        public List<long> Exceeded { get; } = [];

        public override void StringReceived(ReadOnlySpan<byte> payload) => Strings.Add(payload.ToArray());

        public override void LengthLimitExceeded(long length) => Exceeded.Add(length);
    }

    private sealed class Probe16 : Int16StringReceiver, IRecording
    {
        public List<byte[]> Strings { get; } = [];

        public List<long> Exceeded { get; } = [];

        public override void StringReceived(ReadOnlySpan<byte> payload) => Strings.Add(payload.ToArray());

        public override void LengthLimitExceeded(long length) => Exceeded.Add(length);
    }

    private sealed class Probe32 : Int32StringReceiver, IRecording
    {
        public List<byte[]> Strings { get; } = [];

        public List<long> Exceeded { get; } = [];

        public override void StringReceived(ReadOnlySpan<byte> payload) => Strings.Add(payload.ToArray());

        public override void LengthLimitExceeded(long length) => Exceeded.Add(length);
    }
}
