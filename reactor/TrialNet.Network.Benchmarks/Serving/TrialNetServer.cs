using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>Ours: a reactor on a thread of its own, with the whole layer of factories, protocols and transports that users have.</summary>
internal static class TrialNetServer
{
    public static Ports Start(string kind)
    {
        var ports = new TaskCompletionSource<Ports>();
        var factory = Reactors.Find(kind) ?? throw new ArgumentException($"There is no reactor {kind}.", nameof(kind));
        new Thread(() =>
        {
            var reactor = factory.Create();
            reactor.CallWhenRunning(() =>
            {
                var echo = reactor.ListenTcp(0, new ProtocolFactory<Echo>(), networkInterface: "127.0.0.1");
                var poem = reactor.ListenTcp(0, new ProtocolFactory<Recital>(), networkInterface: "127.0.0.1");
                ports.SetResult(new Ports(echo.GetHost().Port, poem.GetHost().Port));
            });
            reactor.Run();
        })
        { IsBackground = true, Name = kind }.Start();
        return ports.Task.GetAwaiter().GetResult();
    }

    private sealed class Echo : Protocol
    {
        public override void DataReceived(ReadOnlySpan<byte> data) => Transport.Write(data);
    }

    private sealed class Recital : Protocol
    {
        public override void ConnectionMade()
        {
            Transport.Write(ServeCommand.Poem);
            Transport.LoseConnection();
        }
    }
}
