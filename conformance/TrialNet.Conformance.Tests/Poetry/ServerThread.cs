using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>A server on real sockets, on a thread of its own.</summary>
internal sealed class ServerThread : IDisposable
{
    private readonly ManualResetEventSlim _listens = new();
    private readonly Thread _thread;
    private readonly IReactor _reactor;
    private Exception? _failure;

    internal ServerThread(Func<IReactor, IProtocolFactory> create, int port = 0)
    {
        IReactor? made = null;
        using var ready = new ManualResetEventSlim();
        _thread = new Thread(() =>
        {
            using var activation = new Scope("server", owner: null, new Quiet()).Enter();
            made = TrialNet.Reactor.Reactors.Default.Create();
            ready.Set();
            Run(made, create, port);
        })
        { IsBackground = true };
        _thread.Start();
        ready.Wait();
        _reactor = made!;
        _listens.Wait();
        if (_failure is not null)
        {
            throw new InvalidOperationException("The server does not listen.", _failure);
        }
    }

    internal IPEndPoint Address { get; private set; } = null!;

    public void Dispose()
    {
        _reactor.CallFromThread(_reactor.Stop);
        _thread.Join();
        _listens.Dispose();
    }

    private void Run(IReactor reactor, Func<IReactor, IProtocolFactory> create, int port)
    {
        reactor.CallWhenRunning(() =>
        {
            try
            {
                Address = new IPEndPoint(IPAddress.Loopback, ((IReactorTcp)reactor).ListenTcp(port, create(reactor), networkInterface: "127.0.0.1").GetHost().Port);
            }
            catch (Exception error)
            {
                _failure = error;
            }

            _listens.Set();
        });
        reactor.Run();
    }

    private sealed class Quiet : ILogSink
    {
        public void Message(string text)
        {
        }

        public void Error(Failure failure, string context)
        {
        }
    }
}
