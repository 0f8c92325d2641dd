using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// There is one loop, but each protocol sees its own: wait for bytes, take them, until the end. In Erlang or Haskell these loops are
/// processes and threads that are written down as such; with a reactor they are callbacks, and the one loop is behind them.
/// </summary>
internal sealed class VirtualLoops()
    : ReactorLesson("virtual-loops", 20, "three downloads in one loop, and the loop that each of them sees (1 s)")
{
    private const int DownloadCount = 3;

    private readonly Sequence _figure = new("the one loop", "download 1", "download 2", "download 3");
    private readonly List<string>[] _loops = [.. Enumerable.Range(0, DownloadCount).Select(static _ => new List<string>())];
    private int _pending = DownloadCount;

    protected override void Run()
    {
        Reactor.CallWhenRunning(Connect);
        Reactor.Run();
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }

        for (var i = 0; i < DownloadCount; i++)
        {
            Say("");
            Say($"download {i + 1} by itself: {string.Join(", ", _loops[i])}");
        }
    }

    private void Connect()
    {
        for (var i = 0; i < DownloadCount; i++)
        {
            var pace = new Pace(8, TimeSpan.FromSeconds(0.2 + (0.07 * i)));
            var server = new SlowPoetryFactory(Reactor, "twentyfour bytes a poem."u8.ToArray(), pace);
            var port = Reactor.ListenTcp(0, server, networkInterface: "127.0.0.1");
            Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new Downloads(this, i));
        }
    }

    private void Note(int download, string what)
    {
        _loops[download].Add(what);
        using var call = _figure.Enter($"download {download + 1}", what);
    }

    private void Done()
    {
        if (--_pending == 0)
        {
            Reactor.Stop();
        }
    }

    private sealed class Downloads(VirtualLoops lesson, int number) : ClientFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => new Download(lesson, number);
    }

    private sealed class Download(VirtualLoops lesson, int number) : Protocol
    {
        public override void ConnectionMade() => lesson.Note(number, "connected");

        public override void DataReceived(ReadOnlySpan<byte> data) => lesson.Note(number, $"{data.Length} bytes");

        public override void ConnectionLost(Failure reason)
        {
            lesson.Note(number, "the end");
            lesson.Done();
        }
    }
}
