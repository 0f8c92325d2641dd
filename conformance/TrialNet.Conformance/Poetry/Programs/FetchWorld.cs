using System.Net;
using System.Text;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>The servers from which a program fetches, each made when it is first asked for; and how many connections each has.</summary>
/// <param name="subject">The stack.</param>
/// <param name="stage">Where all of it runs.</param>
internal sealed class FetchWorld(PoetrySubject subject, IFetchStage stage)
{
    private readonly Dictionary<int, (IPEndPoint Address, CountingFactory? Front, CountingFactory? Back)> _servers = [];

    private static readonly byte[] Poem = Encoding.UTF8.GetBytes("A SHORT poem, of one line.\n");

    private static readonly byte[] Transformed = Encoding.UTF8.GetBytes("a short poem, of one line.\n");

    private IReactor Reactor => stage.Reactor;

    /// <summary>Begins to fetch.</summary>
    internal (Deferred<byte[]> Deferred, byte[] Expected) Begin(int kind)
    {
        var server = WayTo(kind);
        if (FetchKind.All[kind].EndsWithPatience && stage.Patience is { } patience && subject is IHasPatience patient)
        {
            return kind == 13
                ? (patient.Transform(Reactor, server, "cummingsify", Poem, patience), Transformed)
                : (patient.GetPoem(Reactor, server, patience), Poem);
        }

        return kind switch
        {
            2 => (subject.GetPoem(Reactor, server), []),
            7 or 9 or 13 => (subject.Transform(Reactor, server, "cummingsify", Poem), Transformed),
            8 => (subject.Transform(Reactor, server, "nothing", Poem), []),
            12 => (subject.Transform(Reactor, server, "late", Poem), Poem),
            _ => (subject.GetPoem(Reactor, server), Poem),
        };
    }

    /// <summary>The servers that have more connections than they should.</summary>
    /// <param name="wanted">How many fetches of a kind are still under way, or have only just ended.</param>
    internal IEnumerable<(FetchKind Kind, string Text)> Superfluous(Func<int, int> wanted)
    {
        foreach (var (kind, (_, front, back)) in _servers)
        {
            var most = wanted(kind);
            if (front is not null && front.OpenCount > most)
            {
                yield return (FetchKind.All[kind], $"{FetchKind.All[kind].Name} has {front.OpenCount} connections, and {most} fetches are under way");
            }

            if (back is not null && back.OpenCount > Math.Min(most, 1))
            {
                yield return (FetchKind.All[kind], $"behind {FetchKind.All[kind].Name} there are {back.OpenCount} connections upstream, and {most} fetches are under way");
            }
        }
    }

    // The servers are no part of the program.
    private IPEndPoint WayTo(int kind)
    {
        using var activation = stage.Enter();
        if (!_servers.TryGetValue(kind, out var server))
        {
            _servers[kind] = server = Make(kind);
        }

        return stage.WayTo(server.Address, FetchKind.All[kind]);
    }

    private (IPEndPoint, CountingFactory?, CountingFactory?) Make(int kind)
    {
        if (FetchKind.All[kind].IsNowhere)
        {
            return (stage.ListenNowhere(), null, null);
        }

        var back = kind is 10 or 11 ? new CountingFactory(Origin(kind)) : null;
        var front = new CountingFactory(back is null ? Front(kind) : subject.CreateProxy(Reactor, AddressOf(Listen(back))));
        return (AddressOf(Listen(front)), front, back);
    }

    private IProtocolFactory Front(int kind) => kind switch
    {
        0 => subject.CreatePoemServer(Reactor, Poem),
        1 => subject.CreateSlowServer(Reactor, Poem, 3, TimeSpan.FromSeconds(stage.Pace)),
        2 => Played((transport, later) => later(0.5, transport.LoseConnection)),
        4 => Truncating(),
        5 => Silent(),
        7 or 8 or 12 => subject.CreateTransformServer(Reactor, new Dictionary<string, Func<byte[], Deferred<byte[]>>>(StringComparer.Ordinal) { ["late"] = Late }),
        9 => Played((transport, later) => later(0.3, () => transport.Write("6:a poem;"u8))),
        13 => Played((transport, later) => later(0.3, () => transport.Write("27:a poem,"u8))),
        _ => Played(static (_, _) => { }),
    };

    private PlayedFactory Origin(int kind) => kind == 11 ? Truncating() : Played((transport, later) =>
    {
        transport.Write(Poem.AsSpan(0, 10));
        later(2.3, () =>
        {
            transport.Write(Poem.AsSpan(10));
            transport.LoseConnection();
        });
    });

    // The first client hears a little, the next one nothing, and so on.
    private PlayedFactory Silent()
    {
        var count = 0;
        return Played((transport, _) => transport.Write(count++ % 2 == 0 ? "A SH"u8 : default));
    }

    private PlayedFactory Truncating() => Played((transport, later) =>
    {
        transport.Write(Poem.AsSpan(0, 10));
        later(1.3, transport.AbortConnection);
    });

    private PlayedFactory Played(Action<ITransport, Action<double, Action>> play) => new(Reactor, stage.Pace, play);

    private Deferred<byte[]> Late(byte[] poem)
    {
        var timer = default(IDelayedCall);
        var late = new Deferred<byte[]>(_ => timer?.Release());
        timer = Reactor.CallLater(TimeSpan.FromSeconds(1.7 * stage.Pace), () => late.Callback(poem));
        return late;
    }

    private ITcpPort Listen(IProtocolFactory factory) => ((IReactorTcp)Reactor).ListenTcp(0, factory, networkInterface: "127.0.0.1");

    private static IPEndPoint AddressOf(ITcpPort port) => new(IPAddress.Loopback, port.GetHost().Port);
}
