using System.Net;
using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// What <see cref="VirtualLoops"/> shows, written down as it is seen: each download is a process with a mailbox, in a loop that asks
/// that for the next message, and the first process waits in its own for the poems. The connection does nothing but put mail into the
/// boxes. As with Erlang's processes, waiting for mail holds up nobody else; the reactor's one thread runs them all.
/// </summary>
internal sealed class Processes()
    : ReactorLesson("processes", 20, "the same downloads as processes, each with a loop and a mailbox of its own (1 s)")
{
    private const int DownloadCount = 3;

    private readonly Sequence _figure = new("first process", "download 1", "download 2", "download 3");

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => Collect().AddBoth(outcome =>
        {
            Reactor.Stop();
            return outcome;
        }));
        Reactor.Run();
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }
    }

    /// <summary>The first process: spawns the others, and waits until each has sent its poem.</summary>
    private async Deferred Collect()
    {
        var mailbox = new DeferredQueue<(int Download, string Poem)>();
        for (var number = 1; number <= DownloadCount; number++)
        {
            Download(number, Connect(number), mailbox);
        }

        for (var i = 0; i < DownloadCount; i++)
        {
            var (number, poem) = await mailbox.Get();
            using var call = _figure.Enter("first process", $"poem {number}: {poem.Length} characters");
        }
    }

    /// <summary>A download: takes pieces from its mailbox until there are no more, then sends the poem on, and is over.</summary>
    private async Deferred Download(int number, DeferredQueue<byte[]?> mailbox, DeferredQueue<(int Download, string Poem)> first)
    {
        var poem = new StringBuilder();
        while (await mailbox.Get() is { } piece)
        {
            poem.Append(Encoding.ASCII.GetString(piece));
            using var call = _figure.Enter($"download {number}", $"{piece.Length} bytes");
        }

        first.Put((number, poem.ToString()));
    }

    /// <summary>Gives a process the mailbox into which its connection puts what it gets; null is the end.</summary>
    private DeferredQueue<byte[]?> Connect(int number)
    {
        var mailbox = new DeferredQueue<byte[]?>();
        var pace = new Pace(8, TimeSpan.FromSeconds(0.13 + (0.07 * number)));
        var server = new SlowPoetryFactory(Reactor, "twentyfour bytes a poem."u8.ToArray(), pace);
        var port = Reactor.ListenTcp(0, server, networkInterface: "127.0.0.1");
        Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new Postmen(mailbox));
        return mailbox;
    }

    private sealed class Postmen(DeferredQueue<byte[]?> mailbox) : ClientFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => new Postman(mailbox);
    }

    private sealed class Postman(DeferredQueue<byte[]?> mailbox) : Protocol
    {
        public override void DataReceived(ReadOnlySpan<byte> data) => mailbox.Put(data.ToArray());

        public override void ConnectionLost(Failure reason) => mailbox.Put(null);
    }
}
