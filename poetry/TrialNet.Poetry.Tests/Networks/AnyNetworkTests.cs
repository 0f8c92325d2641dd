using System.Buffers;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Poetry.Tests.Fetching;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Tests.Networks;

/// <summary>
/// What holds whatever the network does: each request has one outcome, which is all of the answer or a failure that names the network, and
/// nothing stays behind. On a network where nothing breaks all of them succeed.
/// </summary>
public sealed class AnyNetworkTests : FetchingTestCase
{
    private const int Clients = 12;

    // Many of them follow one another within the time of a test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>P-ONE-05, P-ONE-07, P-ONE-08.</summary>
    [Test]
    public Deferred P_ONE_08_a_poem_is_whole_or_a_failure() => AssertWholeOrFailures(new FastPoetryFactory(Poems.Water), Poems.Water);

    /// <summary>P-ONE-08: a poem that takes many pieces.</summary>
    [Test]
    public Deferred P_ONE_08_a_long_poem_is_whole_or_a_failure()
    {
        var poem = Poems.Long(150_000);
        return AssertWholeOrFailures(new FastPoetryFactory(poem), poem);
    }

    /// <summary>P-ONE-03, P-ONE-08.</summary>
    [Test]
    public Deferred P_ONE_08_a_slow_poem_is_whole_or_a_failure() =>
        AssertWholeOrFailures(new SlowPoetryFactory(Reactor, Poems.Echo, new Pace(100, TimeSpan.FromMilliseconds(1))), Poems.Echo);

    /// <summary>P-XF-06: the answer, or a failure.</summary>
    [Test]
    public async Deferred P_XF_06_an_answer_is_right_or_a_failure()
    {
        var port = ServeOnAnyNetwork(new TransformFactory(Reactor, BuiltInTransforms.MakeService(Reactor)));
        var server = new PoemAddress(Host, port);

        var answers = Enumerable.Range(0, Clients)
            .Select(number => Outcome(TransformClient.Transform(Reactor, server, number % 4 == 0 ? "ponder" : "cummingsify", "NO net"u8.ToArray()))).ToList();

        for (var number = 0; number < Clients; number++)
        {
            AssertOutcome(number % 4 == 0 ? "NO net"u8.ToArray() : "no net"u8.ToArray(), await answers[number]);
        }

        FlushWarnings();
    }

    /// <summary>P-PX-05 to P-PX-07: the poem, or a failure; what is kept is the whole.</summary>
    [Test]
    public async Deferred P_PX_05_a_proxy_gives_the_whole_or_nothing()
    {
        var origin = ServeOnAnyNetwork(new SlowPoetryFactory(Reactor, Poems.Echo, new Pace(100, TimeSpan.FromMilliseconds(1))));
        ProxyService[] services =
        [
            new ProxyService1(Fetch, Reactor), new ProxyService2(Fetch, Reactor), new ProxyService3(Fetch, Reactor),
        ];
        foreach (var service in services)
        {
            var port = ServeOnAnyNetwork(new ProxyFactory(service, Reactor));
            for (var round = 0; round < 3; round++)
            {
                var poems = Enumerable.Range(0, Clients / 3).Select(_ => Outcome(GetPoem(port, Patience))).ToList();
                foreach (var poem in poems)
                {
                    AssertOutcome(Poems.Echo, await poem);
                }
            }

            service.Stop();
        }

        AssertEqual([], FlushLoggedErrors().Select(static failure => failure.Value).Where(static error => !IsOfTheNetwork(error)).Select(static error => error.ToString()));
        FlushWarnings();

        Deferred<byte[]> Fetch() => GetPoem(origin, Patience);
    }

    /// <summary>A session has an outcome for each poem, and prints those that came, whole, and nothing else.</summary>
    public async Deferred TestSession()
    {
        var port = ServeOnAnyNetwork(new FastPoetryFactory(Framed(Poems.Water)));
        var request = new PoemRequest(new PoemAddress(Host, port)) { Framing = PoemFraming.Netstring, Retries = 3 };

        var summary = await Run(new GetOptions([.. Enumerable.Repeat(request, Clients)]));

        AssertEqual(Clients, summary.Received + summary.Failed);
        AssertEqual(0, summary.Cancelled);
        AssertEqual(Printed([.. Enumerable.Repeat(Poems.Water, summary.Received)]), Output.ToArray());
        AssertTrue(IsHostile || summary.Failed == 0, $"{summary.Failed} failed");
    }

    private static byte[] Framed(byte[] poem)
    {
        var framed = new ArrayBufferWriter<byte>();
        Netstring.Encode(poem, framed);
        return framed.WrittenSpan.ToArray();
    }

    private async Deferred AssertWholeOrFailures(IProtocolFactory server, byte[] poem)
    {
        var port = ServeOnAnyNetwork(server);
        var poems = Enumerable.Range(0, Clients).Select(_ => Outcome(GetPoem(port))).ToList();
        foreach (var outcome in poems)
        {
            AssertOutcome(poem, await outcome);
        }
    }

    private static Deferred<object> Outcome(Deferred<byte[]> poem) => poem.AddCallbacks(static bytes => (object)bytes, static failure => failure.Value);

    private void AssertOutcome(byte[] expected, object outcome)
    {
        if (outcome is byte[] bytes)
        {
            AssertEqual(expected, bytes);
            return;
        }

        AssertTrue(IsHostile && IsOfTheNetwork((Exception)outcome), $"{outcome}");
        if (outcome is PoemTruncatedException cut)
        {
            AssertTrue(expected.AsSpan().StartsWith(cut.PartialPoem.Span), "the part is the beginning of the poem");
        }
    }

    private static bool IsOfTheNetwork(Exception error) =>
        error is ConnectException or PoemTruncatedException or PoemTimeoutException or TransformException or ConnectionLostException;
}
