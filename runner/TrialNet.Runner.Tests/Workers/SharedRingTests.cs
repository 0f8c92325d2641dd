using System.Diagnostics;
using System.IO.Pipes;
using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What is written to a ring comes out of it, in order and whole, whatever becomes of the writer.</summary>
public sealed class SharedRingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("trial-ring-").FullName;
    private readonly AnonymousPipeServerStream _bellEnd = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _bell;

    public SharedRingTests() => _bell = new AnonymousPipeClientStream(PipeDirection.Out, _bellEnd.ClientSafePipeHandle);

    private string Path => System.IO.Path.Combine(_folder, "ring");

    public void Dispose()
    {
        _bell.Dispose();
        _bellEnd.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Many_times_what_there_is_room_for_comes_out_in_order_however_it_is_cut()
    {
        const int Total = 20 * SharedRing.Capacity;
        using var reader = new RingReader(Create(), _bellEnd);
        using var ring = SharedRing.Open(Path);
        var thread = Begin(() =>
        {
            var random = new Random(1);
            var writer = new RingWriter(ring, _bell);
            var bytes = new byte[3 * SharedRing.Capacity / 2];
            for (var sent = 0; sent < Total;)
            {
                var part = bytes.AsSpan(0, Math.Min(Total - sent, random.Next(10) == 0 ? random.Next(bytes.Length) : random.Next(300)));
                for (var at = 0; at < part.Length; at++)
                {
                    part[at] = ByteAt(sent + at);
                }

                writer.Write(part);
                sent += part.Length;
            }

            _bell.Dispose();
        });

        var (random, into, received) = (new Random(2), new byte[100_000], 0);
        while (reader.Read(into.AsSpan(0, 1 + random.Next(into.Length))) is > 0 and var count)
        {
            for (var at = 0; at < count; at++, received++)
            {
                if (into[at] != ByteAt(received))
                {
                    Assert.Fail($"byte {received} is {into[at]} instead of {ByteAt(received)}");
                }
            }
        }

        Assert.Equal(Total, received);
        Assert.True(thread.Join(Patience));
    }

    [Fact]
    public void What_was_written_is_read_when_the_writer_is_gone_and_then_the_end()
    {
        using var reader = new RingReader(Create(), _bellEnd);
        using (var ring = SharedRing.Open(Path))
        {
            Assert.Equal(3, ring.Write([1, 2, 3]));
        }

        _bell.Dispose();

        var into = new byte[2];
        Assert.Equal(2, reader.Read(into));
        Assert.Equal([1, 2], into);
        Assert.Equal(1, reader.Read(into));
        Assert.Equal(0, reader.Read(into));
        Assert.Equal(0, reader.Read(into));
    }

    [Fact]
    public void A_writer_that_waits_for_room_hears_that_nobody_reads_any_more()
    {
        var reader = new RingReader(Create(), _bellEnd);
        using var ring = SharedRing.Open(Path);
        var writer = new RingWriter(ring, _bell);
        writer.Write(new byte[SharedRing.Capacity]);
        Exception? error = null;
        var thread = Begin(() => error = Record.Exception(() => writer.Write([1])));

        reader.Dispose();

        Assert.True(thread.Join(Patience));
        Assert.IsType<IOException>(error);
    }

    [Fact]
    public void A_writer_that_waits_for_room_notices_that_the_reader_was_killed()
    {
        using var killed = Create();
        using var ring = SharedRing.Open(Path);
        var writer = new RingWriter(ring, _bell);
        writer.Write(new byte[SharedRing.Capacity]);
        Exception? error = null;
        var thread = Begin(() => error = Record.Exception(() => writer.Write([1])));

        // All that the system does for it.
        _bellEnd.Dispose();

        Assert.True(thread.Join(Patience));
        Assert.IsType<IOException>(error);
    }

    [Fact]
    public void A_writer_that_is_interrupted_while_it_waits_for_room_writes_everything_and_stays_interrupted()
    {
        using var reader = new RingReader(Create(), _bellEnd);
        using var ring = SharedRing.Open(Path);
        var writer = new RingWriter(ring, _bell);
        var thread = Begin(() =>
        {
            Thread.CurrentThread.Interrupt();
            var error = Record.Exception(() => writer.Write(new byte[2 * SharedRing.Capacity]));
            writer.Write([error is null && Record.Exception(static () => Thread.Sleep(0)) is ThreadInterruptedException ? (byte)42 : (byte)1]);
        });

        var (into, received) = (new byte[1000], 0);
        for (int count; received < (2 * SharedRing.Capacity) + 1; received += count)
        {
            // Only once it waits.
            Assert.True(received > 0 || SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin), Patience));
            count = reader.Read(into.AsSpan(0, Math.Min(into.Length, (2 * SharedRing.Capacity) + 1 - received)));
            if (into[count - 1] != 0)
            {
                Assert.Equal((42, (2 * SharedRing.Capacity) + 1), (into[count - 1], received + count));
            }
        }

        Assert.True(thread.Join(Patience));
    }

    [Fact]
    public void A_ring_that_somebody_else_wrote_to_is_gone_for_its_writer()
    {
        using var ring = Create();
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write([255, 255, 255, 255, 255, 255, 255, 127]);
        }

        Assert.Throws<IOException>(() => new RingWriter(ring, _bell).Write([1]));
    }

    [Fact]
    public void Bytes_that_somebody_else_sends_to_wake_the_reader_disturb_nothing()
    {
        using var reader = new RingReader(Create(), _bellEnd);
        using var ring = SharedRing.Open(Path);
        _bell.Write(new byte[1000]);
        _bell.Flush();
        var into = new byte[10];
        var thread = Begin(() => Assert.Equal(1, reader.Read(into)));

        new RingWriter(ring, _bell).Write([42]);

        Assert.True(thread.Join(Patience));
        Assert.Equal(42, into[0]);
    }

    [Fact]
    public void A_reader_that_is_disposed_reads_the_end()
    {
        var reader = new RingReader(Create(), _bellEnd);
        reader.Dispose();
        reader.Dispose();

        Assert.Equal(0, reader.Read(new byte[10]));
    }

    [Fact]
    public void Counters_that_are_none_are_refused()
    {
        using var ring = Create();
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write([255, 255, 255, 255, 255, 255, 255, 127]);
        }

        Assert.Throws<InvalidDataException>(() => ring.Read(new byte[10]));
        Assert.Throws<InvalidDataException>(() => ring.Write(new byte[10]));
    }

    [Fact]
    public void What_is_no_ring_is_not_opened_and_what_is_there_is_not_made_anew()
    {
        Assert.Throws<FileNotFoundException>(() => SharedRing.Open(Path));
        File.WriteAllText(Path, "not a ring");
        Assert.Throws<IOException>(() => SharedRing.Open(Path));
        Assert.Throws<IOException>(() => SharedRing.CreateFile(Path));
        Assert.Equal("not a ring", File.ReadAllText(Path));
        Assert.Throws<DirectoryNotFoundException>(() => SharedRing.CreateFile(System.IO.Path.Combine(Path + "s", "ring")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_channel_goes_on_through_the_ring_that_it_is_offered_or_without_it(bool isThere)
    {
        using var offer = new OfferedRing(System.IO.Path.GetFileName(_folder));
        Assert.Null(offer.TryMake(10));
        var path = offer.TryMake(10_000)!;
        using var receiver = new WorkerChannel(_bellEnd);
        using var sender = new WorkerChannel(_bell);
        sender.Send(new StartedMessage("before"));
        sender.SendThrough(isThere ? path : Path);
        sender.Send(new StartedMessage("after"));

        Assert.Equal(new StartedMessage("before"), receiver.Receive());
        Assert.Equal(new RingOpenedMessage(isThere), receiver.Receive());
        offer.Answer(receiver, isThere);
        Assert.Equal(new StartedMessage("after"), receiver.Receive());
        Assert.False(IsRing(path));
        Assert.Null(offer.TryMake(10_000));
        Assert.Throws<InvalidDataException>(() => offer.Answer(receiver, isUsed: true));
    }

    [Fact]
    public void An_offer_that_nobody_answers_leaves_no_file()
    {
        var name = System.IO.Path.GetFileName(_folder);
        var offer = new OfferedRing(name);
        var path = offer.TryMake(10_000)!;
        Assert.True(IsRing(path));
        if (OperatingSystem.IsLinux())
        {
            // Nor one whose maker is killed.
            Assert.False(File.Exists(System.IO.Path.Combine("/dev/shm", name)));
        }

        offer.Dispose();

        Assert.False(IsRing(path));
        Assert.Null(offer.TryMake(10_000));
    }

    [Fact]
    public void One_of_many_quick_tests_that_kills_its_process_loses_no_other_verdict()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Quick>(supervisor);

        Assert.Equal(Quick.Count, run.Results.Count);
        Assert.Equal(Quick.Count, run.Results.DistinctBy(static result => result.Test.Id).Count());
        var killed = Assert.Single(run.Results, static result => result.Verdict != Verdict.Passed);
        Assert.EndsWith($"({Quick.Deadly})", killed.Test.Id, StringComparison.Ordinal);
        Assert.Contains("The worker process died while this test was running", Assert.Single(killed.Problems).Message, StringComparison.Ordinal);
    }

    // The number of a descriptor that is closed may be another one's by now.
    private bool IsRing(string path) => OperatingSystem.IsLinux()
        ? new FileInfo(path).LinkTarget?.Contains(System.IO.Path.GetFileName(_folder), StringComparison.Ordinal) == true
        : File.Exists(path);

    private SharedRing Create()
    {
        using var file = SharedRing.CreateFile(Path);
        return new SharedRing(file);
    }

    private static byte ByteAt(int position) => (byte)(position * 31 >> 3);

    private static Thread Begin(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private sealed class Quick : TestCase
    {
        internal const int Count = 1000;
        internal const int Deadly = 700;

        public static IEnumerable<int> Numbers => Enumerable.Range(0, Count);

        [ArgumentsSource(nameof(Numbers))]
        public void Test(int number)
        {
            if (number == Deadly)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                self.WaitForExit();
            }
        }
    }
}
