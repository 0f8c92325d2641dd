using System.Net;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What tests leave behind: rules T33 to T35 of trial. Every leak is charged to the test that made it, and gone before the next one.</summary>
public sealed class JanitorTests
{
    [Fact]
    public void T33_a_timer_that_is_left_is_one_error_that_names_place_and_cure()
    {
        var result = InnerRun.One<Timers>();

        Assert.Equal(Verdict.Error, result.Verdict);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemSource.Leak, problem.Source);
        Assert.Matches(@"^The test left a timer behind: .*, made at JanitorTests\.cs:\d+, 0\.\d{3} s old\. Cancel\(\) would have given it back\.$", problem.Message);
        Assert.Matches(@"^   at timer in .*JanitorTests\.cs:line \d+$", problem.StackTrace);
    }

    [Fact]
    public void T33_what_is_due_at_once_is_waited_for()
    {
        Assert.Equal(Verdict.Passed, InnerRun.One<AtOnce>().Verdict);
        Assert.True(AtOnce.WasCalled);
    }

    [Fact]
    public void A_chain_of_timers_that_never_ends_is_a_leak()
    {
        Assert.Equal(ProblemSource.Leak, Assert.Single(InnerRun.One<Perpetual>().Problems).Source);
    }

    [Fact]
    public void T35_ports_and_connections_that_are_left_are_one_verdict_and_a_problem_each()
    {
        var result = InnerRun.One<Connections>();

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Equal(3, result.Problems.Count);
        Assert.All(result.Problems, static problem => Assert.Equal(ProblemSource.Leak, problem.Source));
        Assert.Contains(result.Problems, static problem => problem.Message.StartsWith("The test left a listening port behind: ", StringComparison.Ordinal));
        Assert.Equal(2, result.Problems.Count(problem => problem.Message.Contains($"127.0.0.1:{Connections.Port}", StringComparison.Ordinal) && problem.Message.StartsWith("The test left a connection behind: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_being_closed_has_time_to_close()
    {
        Assert.Equal((Verdict.Passed, 0), (InnerRun.One<Closing>().Verdict, InnerRun.One<Closing>().Problems.Count));
    }

    [Fact]
    public void What_belongs_to_another_scope_is_not_the_tests()
    {
        Assert.Equal(Verdict.Passed, InnerRun.One<Foreign>().Verdict);
    }

    private sealed class Timers : TestCase
    {
        public void Test() => Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
    }

    private sealed class AtOnce : TestCase
    {
        internal static bool WasCalled { get; private set; }

        public void Test() => Reactor.CallLater(TimeSpan.Zero, static () => WasCalled = true);
    }

    private sealed class Perpetual : TestCase
    {
        public void Test() => Reactor.CallLater(TimeSpan.Zero, Test);
    }

    private sealed class Connections : TestCase
    {
        internal static int Port { get; private set; }

        public async Task Test()
        {
            var server = new PairFactory();
            var client = new PairFactory();
            Port = Reactor.ListenTcp(0, server, networkInterface: "127.0.0.1").GetHost().Port;
            Reactor.ConnectTcp("127.0.0.1", Port, client);
            await server.Connected;
            await client.Connected;
        }
    }

    private sealed class Closing : TestCase
    {
        public async Task Test()
        {
            var server = new PairFactory();
            var client = new PairFactory();
            var port = Reactor.ListenTcp(0, server, networkInterface: "127.0.0.1");
            Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, client);
            (await server.Connected).LoseConnection();
            (await client.Connected).LoseConnection();
            port.StopListening();
        }
    }

    private sealed class Foreign : TestCase
    {
        public void Test()
        {
            using (new Scope("somebody else", Reactor).Enter())
            {
                Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
            }
        }
    }

    private sealed class PairFactory : IClientFactory, IProtocol
    {
        private readonly Deferred<ITransport> _connected = new();

        internal Deferred<ITransport> Connected => _connected;

        public void DoStart()
        {
        }

        public void DoStop()
        {
        }

        public IProtocol BuildProtocol(EndPoint address) => this;

        public void MakeConnection(ITransport transport) => _connected.Callback(transport);

        public void DataReceived(ReadOnlySpan<byte> data)
        {
        }

        public void ConnectionLost(Failure reason)
        {
        }

        public void StartedConnecting(IConnector connector)
        {
        }

        public void ClientConnectionFailed(IConnector connector, Failure reason) => _connected.Errback(reason);

        public void ClientConnectionLost(IConnector connector, Failure reason)
        {
        }
    }
}
