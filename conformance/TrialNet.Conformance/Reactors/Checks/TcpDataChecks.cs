using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-06, R-TCP-08, R-TCP-09, R-TCP-25: the bytes.</summary>
internal static class TcpDataChecks
{
    private const int MostPerTurn = 256 * 1024;

    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-06", CarriesBothWays),
        new("R-TCP-06", CarriesByteByByte),
        new("R-TCP-08", KeepsTheOrderOfWrites),
        new("R-TCP-09", DoesNotWaitToWrite),
        new("R-TCP-09", LetsGoOfTheMemory),
        new("R-TCP-25", TakesABoundedAmountATurn) { IsOfTcp = true },
    ];

    private static void CarriesBothWays(StreamScene scene)
    {
        var there = Payload.Bytes(700_001, seed: 1);
        var back = Payload.Bytes(900_001, seed: 2);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnMade = () => WriteInPieces(scene, subject, there, 0, new Random(3));
        peer.OnMade = () => peer.Send(back);
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.ReceivedCount >= back.Length && peer.ReceivedCount >= there.Length,
            "700,001 bytes to arrive one way and 900,001 the other");
        scene.ExpectBytes(there, peer.Received, "the peer");
        scene.ExpectBytes(back, subject.Received, "the protocol");
    }

    private static void CarriesByteByByte(StreamScene scene)
    {
        var sent = Payload.Bytes(300);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSlow: true);
        peer.OnMade = () => peer.Send(sent);
        subject.OnMade = () =>
        {
            foreach (var item in sent)
            {
                subject.Write([item]);
            }
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.ReceivedCount >= sent.Length && peer.ReceivedCount >= sent.Length,
            "300 bytes that are sent one by one to arrive");
        scene.ExpectBytes(sent, subject.Received, "the protocol");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void KeepsTheOrderOfWrites(StreamScene scene)
    {
        // With the largest no system takes all that it is given.
        int[] sizes = [1, 0, 7, 100, 1000, 4096, 65_535, 65_536, 65_537, 3, 200_000, 1, 16 << 20, 2, 30_000];
        var sent = Payload.Bytes(sizes.Sum());
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        subject.OnMade = () =>
        {
            var start = 0;
            foreach (var size in sizes)
            {
                var (half, quarter) = (size / 2, size / 4);
                subject.Write(sent.AsSpan(start, half));
                subject.WriteSequence([sent.AsMemory(start + half, quarter), default, sent.AsMemory(start + half + quarter, size - half - quarter)]);
                start += size;
            }
        };
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.Later(peer.StartReading));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => peer.ReceivedCount >= sent.Length,
            $"{sent.Length} bytes to arrive at a peer that reads late");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void DoesNotWaitToWrite(StreamScene scene)
    {
        var sent = Payload.Bytes(12 << 20);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var hasReturned = false;
        subject.OnMade = () =>
        {
            subject.Write(default);
            subject.Write(sent);
            subject.Write([]);
            hasReturned = true;
        };

        // The peer does not read before Write has returned: one that waits waits for ever.
        scene.When(() => hasReturned && peer.IsMade, peer.StartReading);
        scene.Play(() => scene.Meet(subject, peer), () => peer.ReceivedCount >= sent.Length, "12 MiB to arrive that were written at once");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void LetsGoOfTheMemory(StreamScene scene)
    {
        var sent = Payload.Bytes(6 << 20);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        subject.OnMade = () =>
        {
            var buffer = new byte[128 * 1024];
            for (var start = 0; start < sent.Length; start += buffer.Length)
            {
                sent.AsSpan(start, buffer.Length).CopyTo(buffer);
                subject.Write(buffer);
                buffer.AsSpan().Fill(0xAA);
            }
        };
        scene.When(() => subject.IsMade && peer.IsMade, peer.StartReading);
        scene.Play(
            () => scene.Meet(subject, peer),
            () => peer.ReceivedCount >= sent.Length,
            "6 MiB to arrive from a buffer that is used again");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void TakesABoundedAmountATurn(StreamScene scene)
    {
        const int Total = 4 << 20;
        var subject = scene.NewSubject(keepsData: false);
        var peer = scene.NewPeer();
        var inTurn = 0;
        var most = 0;
        peer.OnMade = () => peer.Send(new byte[Total]);
        subject.OnMade = BeginTurn;
        subject.OnData = length =>
        {
            inTurn += length;
            most = Math.Max(most, inTurn);
        };
        scene.Play(() => scene.Meet(subject, peer), () => subject.ReceivedCount >= Total, "4 MiB to arrive");
        var limit = scene.Manifest.ReadLimit;
        scene.Expect(limit is > 0 and <= MostPerTurn, $"a declared ReadLimit of at most {MostPerTurn} bytes", $"it is {limit}");
        scene.Expect(
            most <= limit,
            $"at most {limit} bytes of a connection to be delivered between two turns of a timer",
            $"{most} were delivered");

        void BeginTurn()
        {
            inTurn = 0;
            if (!subject.IsLost && subject.ReceivedCount < Total)
            {
                scene.Reactor.CallLater(TimeSpan.Zero, BeginTurn);
            }
        }
    }

    /// <summary>Sends in pieces of any size, some at once and some in later turns.</summary>
    private static void WriteInPieces(StreamScene scene, WatchedProtocol subject, byte[] data, int start, Random random)
    {
        while (start < data.Length)
        {
            var size = random.Next(3) switch { 0 => random.Next(1, 10), 1 => random.Next(1, 3000), _ => random.Next(1, 90_000) };
            size = Math.Min(data.Length - start, size);
            subject.Write(data.AsSpan(start, size));
            start += size;
            if (random.Next(4) == 0)
            {
                scene.Reactor.CallLater(TimeSpan.Zero, () => scene.Guard(() => WriteInPieces(scene, subject, data, start, random)));
                return;
            }
        }
    }
}
