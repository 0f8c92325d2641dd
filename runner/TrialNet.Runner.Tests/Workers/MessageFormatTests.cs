using System.Text.Json;
using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What one side says is what the other side hears; what is no message is refused and never waited for.</summary>
public class MessageFormatTests
{
    private static readonly Problem Problem = new(ProblemSource.Leak, Verdict.Error, null, "message\n\"with\" everything \ud83d\ude00", "  at X()")
    {
        Expected = "",
        Actual = new string('x', 5000),
    };

    private static readonly FinishedMessage Finished = new(
        "N.C.T(\"a,b\")",
        Verdict.Flaky,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        TimeSpan.FromTicks(12345),
        "why",
        [Problem, Problem with { StackTrace = null, Expected = null, Actual = null }],
        new TestOutput("out", null, "log"));

    private static readonly TestDescriptor Test = new("N.C.T", "N", "C", "T", "/a/b.cs", 7, TimeSpan.FromSeconds(3), null)
    {
        Tags = ["fast", "net"],
        Exclusive = [""],
    };

    public static TheoryData<string> Names =>
        [.. typeof(WorkerMessage).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(WorkerMessage))).Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_message_arrives_as_it_was(string name)
    {
        var samples = Samples().Where(sample => string.Equals(sample.GetType().Name, name, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(samples);

        foreach (var message in samples)
        {
            Assert.Equal(TextOf(message), TextOf(Through(message)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_that_is_cut_or_goes_on_is_refused(string name)
    {
        foreach (var message in Samples().Where(sample => string.Equals(sample.GetType().Name, name, StringComparison.Ordinal)))
        {
            var bytes = BytesOf(message);
            for (var length = 0; length < bytes.Length; length += 1 + (length / 50))
            {
                Assert.Throws<InvalidDataException>(() => MessageFormat.Read(bytes.AsSpan(0, length)));
            }

            Assert.Throws<InvalidDataException>(() => MessageFormat.Read([.. bytes, 0]));
        }
    }

    [Fact]
    public void Whatever_is_changed_in_a_message_it_is_read_or_refused()
    {
        var random = new Random(1);
        foreach (var message in Samples())
        {
            var bytes = BytesOf(message);
            for (var round = 0; round < 200; round++)
            {
                var changed = bytes.ToArray();
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                Assert.True(Record.Exception(() => MessageFormat.Read(changed)) is null or InvalidDataException);
            }
        }
    }

    [Fact]
    public void Half_a_character_is_replaced() =>
        Assert.Equal("\ufffd!", Assert.IsType<RefusedMessage>(Through(new RefusedMessage("\ud800!"))).Reason);

    [Fact]
    public void What_a_worker_says_of_its_tests_names_them_by_the_texts_that_it_was_given()
    {
        string[] ids = ["N.C.T_1", "N.C.T_2", "N.C.T_3(\u00e9)", "N.C.T_4"];
        var known = new KnownIds();
        Assert.Equal("N.C.T_1", IdOf("N.C.T_1"));
        known.Give(ids);
        foreach (var id in (string[])["N.C.T_2", "N.C.T_4"])
        {
            Assert.Same(ids.Single(given => given == id), IdOf(id));
            Assert.Same(ids.Single(given => given == id), IdOf(id));
        }

        Assert.Equal("N.C.T_1", IdOf("N.C.T_1"));
        Assert.Equal("N.C.T_3(\u00e9)", IdOf("N.C.T_3(\u00e9)"));
        known.Give(["N.C.T_1"]);
        Assert.Equal(["N.C.T_4", "N.C.T_1", "N.C.T_1", ""], new[] { "N.C.T_4", "N.C.T_1", "N.C.T_1", "" }.Select(IdOf));

        string IdOf(string id) => Assert.IsType<StartedMessage>(MessageFormat.Read(BytesOf(new StartedMessage(new string(id))), known)).Id;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void A_channel_gives_messages_in_order_however_they_are_cut(int piece)
    {
        var stream = new MemoryStream();
        using (var sender = new WorkerChannel(stream))
        {
            foreach (var message in Samples())
            {
                sender.Send(message, flush: message is not FinishedMessage);
            }
        }

        using var receiver = new WorkerChannel(new Pieces(stream.ToArray(), piece));
        foreach (var message in Samples())
        {
            Assert.Equal(TextOf(message), TextOf(receiver.Receive()!));
        }

        Assert.Null(receiver.Receive());
    }

    [Fact]
    public void Stray_bytes_between_two_messages_are_noticed_with_the_second()
    {
        var stream = new MemoryStream();
        using var sender = new WorkerChannel(stream);
        sender.Send(new PongMessage());
        stream.Write("x"u8);
        sender.Send(new PongMessage());

        using var receiver = new WorkerChannel(new MemoryStream(stream.ToArray()));
        Assert.IsType<PongMessage>(receiver.Receive());
        Assert.Throws<InvalidDataException>(() => receiver.Receive());
    }

    private static IEnumerable<WorkerMessage> Samples() =>
    [
        new HelloMessage(7),
        new RefusedMessage("no"),
        new RingMessage("/dev/shm/x"),
        new RingOpenedMessage(true),
        new RingOpenedMessage(false),
        new DiscoverMessage(Locate: true),
        new TestsMessage([Test, Test with { Id = "N.C.U", MethodName = "U", File = null, LoadError = "bad", Tags = [], Exclusive = null }]),
        new TestsMessage(
            [
                Test,
                Test with { Id = "N.C.U(\u00e9)", MethodName = "U(\u00e9)", Timeout = TimeSpan.Zero },
                Test with { Id = "N.D.V", ClassName = "D", MethodName = "V", File = null, Line = 0, Exclusive = [] },
                Test with { Id = "D.V", Namespace = "", ClassName = "D", MethodName = "V", File = null, Line = 0, Tags = [] },
                Test with { Id = "another", Namespace = "M", ClassName = "D", MethodName = "V", Line = 9 },
                Test with { Id = "", Namespace = "", ClassName = "", MethodName = "" },
            ],
            HasMore: true),
        new TestsMessage([]),
        new RunMessage(["N.C.T(1)", "N.C.T(12)", "N.C.T", "", "N.C.\U0001f642", "N.C.\U0001f643", "N.C.\U0001f643!", "x"], "epoll", null, TimeSpan.FromSeconds(1), null, null),
        new RunMessage(["a", "b"], "epoll", null, TimeSpan.FromSeconds(1), null, null),
        new RunMessage([], "simulated", TimeSpan.FromSeconds(2), TimeSpan.Zero, 3, "/tmp/x", 4, 5, true, new SimulationPlan(6, 7, "lan", "1=2"))
        {
            Judging = new JudgingOptions { Unclean = UncleanMode.Warn, LenientTodo = true, ForcesCollection = true, TracksTasks = true },
        },
        new StopMessage(AfterTest: true),
        new StartedMessage("N.C.T"),
        Finished,
        Finished with { Reason = null, Problems = [], Output = null },
        new LateMessage("N.C.T", Problem),
        new BlockedMessage(Finished, 42),
        new EndedMessage(RunStop.ExitFirst, HoldsFixtures: true),
        new PingMessage(),
        new PongMessage(),
        new ByeMessage(),
    ];

    private static WorkerMessage Through(WorkerMessage message) => MessageFormat.Read(BytesOf(message));

    private static byte[] BytesOf(WorkerMessage message)
    {
        var writer = new WireWriter();
        MessageFormat.Write(writer, message);
        return writer.Written.ToArray();
    }

    /// <summary>All that is in a message, lists included, which records compare by reference.</summary>
    private static string TextOf(object message) => JsonSerializer.Serialize(message, message.GetType());

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }
}
