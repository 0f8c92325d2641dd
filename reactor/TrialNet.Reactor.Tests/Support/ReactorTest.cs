using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Completion;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A test body that runs inside a fresh reactor of one kind. Each abstract test class has a derived one per kind.</summary>
/// <remarks>An error that is logged fails the test at once, unless the test says that it expects some.</remarks>
public abstract class ReactorTest : IDisposable
{
    /// <summary>The completion reactor without io_uring, also where the machine has it.</summary>
    private protected const string Sockets = "sockets";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IReactorFactory _factory;
    private IReactor? _subject;
    private ExceptionDispatchInfo? _failure;

    private protected ReactorTest(string kind)
    {
        _factory = kind == Sockets ? new CompletionFactory(CompletionEngine.Sockets) : Reactors.Find(kind) ?? throw new ArgumentException($"There is no reactor {kind}.", nameof(kind));
        Log.OnError = OnError;
    }

    private protected RecordingLog Log { get; } = new();

    /// <summary>Whether logged errors are what the test is about; it takes them from <see cref="Log"/>.</summary>
    private protected bool ExpectsErrors { get; set; }

    private protected string Kind => _factory.Name;

    /// <summary>The reactor under test, made when it is first asked for.</summary>
    private protected IReactor Subject => _subject ??= CreateReactor();

    private protected IReactorTcp Tcp => (IReactorTcp)Subject;

    private protected IReactorResources Resources => (IReactorResources)Subject;

    private protected Scope Scope { get; private set; } = Scope.Default;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Errors that a test did not take are its failure.</summary>
    protected virtual void Dispose(bool disposing)
    {
        var errors = Log.TakeAll();
        Assert.True(errors.Count == 0, $"logged, and not taken: {string.Join("; ", errors.Select(error => $"{error.Context}: {error.Failure.GetTraceback()}"))}");
    }

    private protected IReactor CreateReactor()
    {
        Skip.If(_factory.WhyUnavailable is not null, _factory.WhyUnavailable);
        var reactor = _factory.Create();
        Scope = new Scope("the test", reactor, Log);
        return reactor;
    }

    /// <summary>Runs the reactor, and the body in it, until the body or what it began calls <see cref="IReactorCore.Stop"/>.</summary>
    private protected void Run(Action body)
    {
        var reactor = Subject;
        using var scope = Scope.Enter();
        reactor.CallWhenRunning(() => Guard(body));
        RunPatiently(reactor);
        _failure?.Throw();
    }

    /// <summary>Skips a test that needs sockets of the system: no peer outside can reach a simulated network.</summary>
    private protected void NeedsSockets() => Skip.If(Subject is ISimulation, "a simulated network is not reached with sockets of the system");

    /// <summary>Skips a test that needs other threads: what those do is not simulated.</summary>
    private protected void NeedsThreads() => Skip.If(Subject is ISimulation, "what other threads do is not simulated");

    /// <summary>Does something on a thread of its own, and goes on in the reactor when it is done.</summary>
    private protected void OnThread(Action work, Action? then = null)
    {
        NeedsThreads();
        var reactor = Subject;
        var thread = new Thread(() =>
        {
            try
            {
                work();
                if (then is not null)
                {
                    reactor.CallFromThread(then);
                }
            }
            catch (Exception error)
            {
                reactor.CallFromThread(() => GiveUp(error));
            }
        })
        { IsBackground = true };
        thread.Start();
    }

    /// <summary>Goes on in a later turn, as soon as something is so.</summary>
    private protected void When(Func<bool> isSo, Action then) => Subject.CallLater(TimeSpan.FromMilliseconds(1), () =>
    {
        if (isSo())
        {
            then();
        }
        else
        {
            When(isSo, then);
        }
    });

    private protected ITcpPort Listen(
        IProtocolFactory factory, string address = "127.0.0.1", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Tcp.ListenTcp(0, factory, networkInterface: address, file: file, line: line);

    private protected IConnector Connect(
        IListeningPort port, IClientFactory factory, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        port.GetHost() is IPEndPoint address
            ? Tcp.ConnectTcp(address.Address.ToString(), address.Port, factory, file: file, line: line)
            : ((IReactorUnix)Subject).ConnectUnix(port.GetHost().ToString()!, factory, file: file, line: line);

    /// <summary>A plain blocking socket, for use on a thread; its waits have limits.</summary>
    private protected Socket ConnectRaw(EndPoint address)
    {
        NeedsSockets();
        var protocol = address is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, protocol)
        {
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            SendTimeout = (int)Patience.TotalMilliseconds,
        };
        socket.Connect(address);
        return socket;
    }

    /// <summary>Everything that comes, until the end; throws if the end is a reset.</summary>
    /// <param name="socket">From where.</param>
    /// <param name="beforeEach">Called before some of it is received.</param>
    private protected static byte[] ReceiveAll(Socket socket, Action? beforeEach = null)
    {
        using var received = new MemoryStream();
        var buffer = new byte[65536];
        while (true)
        {
            beforeEach?.Invoke();
            var count = socket.Receive(buffer);
            if (count == 0)
            {
                return received.ToArray();
            }

            received.Write(buffer, 0, count);
        }
    }

    /// <summary>
    /// Another thread: waits for the reactor's next turn. Who does so before each piece that it receives takes one piece at most while
    /// something is written; a system gives room for any number of bytes in one call if they are taken as fast as they are given.
    /// </summary>
    private protected void WaitForTurn()
    {
        using var turned = new ManualResetEventSlim();
        Subject.CallFromThread(turned.Set);
        Assert.True(turned.Wait(Patience), "The reactor does not turn.");
    }

    /// <summary>Runs a reactor; one that does not end within a generous time is a failure.</summary>
    /// <remarks>A simulation needs no patience: where nothing goes on it says so.</remarks>
    private protected static void RunPatiently(IReactor reactor)
    {
        if (reactor is ISimulation)
        {
            reactor.Run();
            return;
        }

        var isLate = false;
        using (new Timer(_ => reactor.CallFromThread(EndLate), null, Patience, Timeout.InfiniteTimeSpan))
        {
            reactor.Run();
        }

        Assert.False(isLate, $"The reactor did not stop within {Patience}.");

        void EndLate()
        {
            isLate = true;
            reactor.Crash();
        }
    }

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (Exception error)
        {
            GiveUp(error);
        }
    }

    private void GiveUp(Exception error)
    {
        _failure ??= ExceptionDispatchInfo.Capture(error);
        Subject.Crash();
    }

    private void OnError()
    {
        if (!ExpectsErrors)
        {
            _subject?.Crash();
        }
    }
}
