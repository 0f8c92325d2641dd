using System.Net;
using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Exercise 12.3: a service knows nothing of protocols, so one object answers to netstrings on a port and to lines on another.</summary>
internal sealed class TwoProtocols()
    : ReactorLesson("two-protocols", 12, "exercise 12.3: one TransformService, asked in netstrings and in lines")
{
    private const string Host = "127.0.0.1";

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => AskBoth().AddBoth(outcome =>
        {
            Reactor.Stop();
            return outcome;
        }));
        Reactor.Run();
    }

    private async Deferred AskBoth()
    {
        var service = BuiltInTransforms.MakeService(Reactor);
        var netstrings = Reactor.ListenTcp(0, new TransformFactory(Reactor, service), networkInterface: Host).GetHost().Port;
        var lines = Reactor.ListenTcp(0, new LineFactory(service), networkInterface: Host).GetHost().Port;

        var answer = await TransformClient.Transform(Reactor, new PoemAddress(Host, netstrings), "shout", "a poem"u8.ToArray(), TimeSpan.FromSeconds(10));
        Say($"in a netstring: {Encoding.UTF8.GetString(answer)}");
        foreach (var line in (string[])["shout a poem", "rot13 a poem", "whisper a poem"])
        {
            var asking = new LineClient(line);
            Reactor.ConnectTcp(Host, lines, new LineClientFactory(asking));
            Say($"in a line: {await asking.Answer}");
        }
    }

    /// <summary>The wire: NAME, a blank and the poem in a line, and a line back.</summary>
    private sealed class LineProtocol(TransformService service) : LineOnlyReceiver
    {
        public override void LineReceived(ReadOnlySpan<byte> line)
        {
            var words = Encoding.UTF8.GetString(line).Split(' ', 2);
            service.Transform(words[0], Encoding.UTF8.GetBytes(words.ElementAtOrDefault(1) ?? ""))
                .AddCallbacks(answer => SendLine(answer), failure => SendLine(Encoding.UTF8.GetBytes($"no: {failure.GetErrorMessage()}")))
                .AddBoth(_ => Transport.LoseConnection());
        }
    }

    private sealed class LineFactory(TransformService service) : ProtocolFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => new LineProtocol(service);
    }

    private sealed class LineClient(string question) : LineOnlyReceiver
    {
        public Deferred<string> Answer { get; } = new();

        public override void ConnectionMade() => SendLine(Encoding.UTF8.GetBytes(question));

        public override void LineReceived(ReadOnlySpan<byte> line) => Answer.Callback(Encoding.UTF8.GetString(line));
    }

    private sealed class LineClientFactory(LineClient protocol) : ClientFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => protocol;
    }
}
