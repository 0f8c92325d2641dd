using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>An asynchronous client takes as long as its slowest server, and each poem comes when its own server has sent it.</summary>
internal sealed class OneSlowServer()
    : ReactorLesson("one-slow-server", 2, "three downloads at a time, then again with one server slowed down (4 s)")
{
    private const string Host = "127.0.0.1";

    private static readonly byte[] Poem = "a poem of thirty bytes exactly"u8.ToArray();

    private static readonly double[] Even = [0.2, 0.3, 0.4];
    private static readonly double[] OneSlow = [0.2, 0.9, 0.4];

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => DownloadTwice().AddBoth(outcome =>
        {
            Reactor.Stop();
            return outcome;
        }));
        Reactor.Run();
    }

    private async Deferred DownloadTwice()
    {
        Say("Three servers:");
        await DownloadAll(Even);
        Say("");
        Say("The same, and the second is three times as slow:");
        await DownloadAll(OneSlow);
    }

    private async Deferred DownloadAll(double[] delays)
    {
        var start = Reactor.Now;
        var poems = delays.Select((delay, index) => Download(index + 1, delay, start)).ToList();
        await DeferredList.Of(poems);
        Say($"  all are here after {SecondsSince(start)}; one after the other they would have taken {delays.Sum() * 3:0.0} s");
    }

    private async Deferred<Unit> Download(int number, double delay, TimeSpan start)
    {
        // Three chunks, and a pause after each.
        var pace = new Pace(Poem.Length / 3, TimeSpan.FromSeconds(delay));
        var port = Reactor.ListenTcp(0, new SlowPoetryFactory(Reactor, Poem, pace), networkInterface: Host);
        var poem = await PoetryClient.GetPoem(Reactor, Host, port.GetHost().Port);
        Say($"  poem {number}: {poem.Length} bytes after {SecondsSince(start)}");
        await port.StopListening();
        return Unit.Value;
    }

    private string SecondsSince(TimeSpan start) => $"{(Reactor.Now - start).TotalSeconds:0.0} s";
}
