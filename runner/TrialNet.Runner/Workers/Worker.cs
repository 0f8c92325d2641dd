using System.Diagnostics;
using System.Globalization;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Does what a supervisor asks for. Threading: <see cref="Serve"/> only ever waits for messages, so that it can answer whatever
/// the tests do; they run elsewhere.
/// </summary>
internal sealed class Worker(WorkerChannel channel, TestSearch search, Func<string, IReactorFactory?> findReactor)
{
    private readonly Dictionary<string, IReactorFactory?> _reactors = new(StringComparer.Ordinal);
    private volatile RunControl? _control;
    private WarmUp? _warmUp;
    private FixtureSet? _fixtures;

    /// <summary>Serves until the supervisor says goodbye, hangs up or dies.</summary>
    internal void Serve()
    {
        while (channel.Receive() is { } message and not ByeMessage)
        {
            switch (message)
            {
                case DiscoverMessage discover:
                    _warmUp ??= new WarmUp(Environment.ProcessorCount, ProcessUse.Own, static () => Reactors.Default);
                    SendTests(discover.Locate);
                    break;
                case RunMessage run:
                    Start(run);
                    break;
                case RingMessage ring:
                    channel.SendThrough(ring.Path);
                    break;
                case StopMessage stop:
                    _control?.Stop(stop.AfterTest);
                    break;
                case PingMessage:
                    channel.Send(new PongMessage());
                    break;
                default:
                    channel.Send(new RefusedMessage($"A worker has no answer to {message.GetType().Name}."));
                    break;
            }
        }

        if (_control is not null)
        {
            // The supervisor died in the middle of a run: nobody wants the rest, and a test may be stuck.
            EndProcess();
        }
    }

    private static void EndProcess()
    {
        // Heard where it was a test that closed the connection.
        ConsoleCapture.Tell("The connection to trial is gone: it has ended, or the test closed what it does not own. This worker ends itself.\n");
        if (Offspring.Own is { } mark)
        {
            _ = Offspring.EndAll(mark, Environment.ProcessId);
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void SendTests(bool locate)
    {
        IReadOnlyList<TestDescriptor> tests;
        try
        {
            tests = locate ? search.Tests.LocateTests() : search.Tests.Tests;
        }
        catch (Exception error)
        {
            // An assembly whose types cannot be loaded: the supervisor tells whoever asked.
            channel.Send(new RefusedMessage($"The tests cannot be loaded: {error.GetType().FullName}: {error.Message.ReplaceLineEndings(" ")}"));
            return;
        }

        for (var sent = 0; sent == 0 || sent < tests.Count; sent += TestsMessage.Part)
        {
            var part = new TestDescriptor[Math.Min(TestsMessage.Part, tests.Count - sent)];
            for (var index = 0; index < part.Length; index++)
            {
                part[index] = tests[sent + index];
            }

            channel.Send(new TestsMessage(part, HasMore: sent + part.Length < tests.Count));
        }

        // The supervisor makes its plan meanwhile.
        search.Tests.Settle(tests.Count);
    }

    private void Start(RunMessage run)
    {
        // A reactor of somebody's brings a way to find its assemblies, which is not to come in the midst of a search.
        search.WaitAhead();
        if (FindReactor(run.Reactor) is not { } reactor)
        {
            return;
        }

        Environment.SetEnvironmentVariable(WorkerProtocol.IndexVariable, run.Worker.ToString(CultureInfo.InvariantCulture));
        var control = new RunControl();
        _control = control;
        var thread = new Thread(() => RunTests(run, reactor, control)) { IsBackground = true, Name = "TrialNet session" };
        thread.Start();
    }

    private IReactorFactory? FindReactor(string name)
    {
        string reason;
        try
        {
            // Once: a test may change the directory in which a path is meant.
            if (!_reactors.TryGetValue(name, out var reactor))
            {
                _reactors.Add(name, reactor = findReactor(name));
            }

            if (reactor is { WhyUnavailable: null })
            {
                return reactor;
            }

            reason = reactor is null ? $"There is no reactor named '{name}'." : $"The reactor '{name}' does not run here: {reactor.WhyUnavailable}.";
        }
        catch (TestExecutableException error)
        {
            reason = error.Message;
        }
        catch (Exception error)
        {
            // Somebody else's factory, asked whether it can be used here.
            reason = $"The reactor '{name}' cannot be asked: {error.GetType().FullName}: {error.Message.ReplaceLineEndings(" ")}";
        }

        channel.Send(new RefusedMessage(reason));
        return null;
    }

    private void RunTests(RunMessage run, IReactorFactory reactor, RunControl control)
    {
        try
        {
            var tests = search.Tests;
            _warmUp?.Wait();
            tests.Settle(run.Ids.Count);
            var plan = new RunPlan(
                [.. run.Ids.Select(id => tests.Describe(id) ?? Missing(id))],
                run.Reactor,
                run.Timeout,
                ExitFirst: run.ExitFirst,
                TempDirectory: run.TempDirectory)
            {
                Judging = run.Judging,
                Simulation = run.Simulation,
            };
            var fixtures = _fixtures ??= new FixtureSet(tests);
            var session = new RunSession(tests)
            {
                Grace = run.Grace,
                Blocked = ReportBlocked,
                Control = control,
                Threads = run.Threads,
                FirstIndex = run.Worker * run.Threads,
                Fixtures = fixtures,
                KeepsFixtures = run.KeepsFixtures,
                IsReplaceable = true,
                Use = ProcessUse.Own,
            };
            var sink = new WorkerSink(channel, isShared: run.Threads > 1);
            session.Run(plan, reactor, sink, control.Interruption);

            // Only now is everything closed, and another run may come.
            _control = null;
            channel.Send(new EndedMessage(sink.Stop, fixtures.HoldsAny));
        }
        catch (IOException)
        {
            // The supervisor is gone.
            EndProcess();
        }
        catch (OutOfMemoryException)
        {
            // A test has taken it all, and is charged with the end of its process.
            UsedUpMemory.EndProcess();
        }
        catch (Exception error)
        {
            // The runner's own trouble; the supervisor reports it.
            channel.Send(new RefusedMessage($"The run failed: {error.GetType().FullName}: {error.Message.ReplaceLineEndings(" ")}"));
        }
    }

    private static TestDescriptor Missing(string id) => new(id, string.Empty, string.Empty, id, null, 0, TimeSpan.Zero);

    private void ReportBlocked(TestResult result, int thread) => channel.Send(new BlockedMessage(FinishedMessage.Of(result), thread));
}
