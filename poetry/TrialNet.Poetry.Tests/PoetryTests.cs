using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests;

/// <summary>The two tests of the series' part 15, in its own form: SetUp, TearDown, and tests that return a Deferred.</summary>
public sealed class PoetryTests : PoetryTestCase
{
    private ITcpPort? _port;

    /// <summary>Serves a poem.</summary>
    public void SetUp()
    {
        SkipWhereConnectionsBreak();
        _port = Reactor.ListenTcp(0, new FastPoetryFactory(Poems.Orrery), networkInterface: Host);
    }

    /// <summary>Frees the port.</summary>
    public Deferred TearDown() => _port!.StopListening();

    /// <summary>The correct poem is returned by GetPoem (P-ONE-05).</summary>
    public Deferred TestClient() =>
        PoetryClient.GetPoem(Reactor, Host, _port!.GetHost().Port).AddCallback(poem => AssertEqual(Poems.Orrery, poem));

    /// <summary>The correct failure is returned by GetPoem when nobody listens (P-ONE-07).</summary>
    public Deferred TestFailure() =>
        GetClosedPort().AddCallback(port => AssertFailure<ConnectionRefusedException>(PoetryClient.GetPoem(Reactor, Host, port)));
}
