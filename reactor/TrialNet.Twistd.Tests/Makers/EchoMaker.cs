using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Services;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A service that listens, tells where, and sends back what it gets.</summary>
public sealed class EchoMaker : IServiceMaker
{
    public string Name => "echo";

    public string Description => "Sends back what it gets.";

    public IReadOnlyList<ServiceOption> Options { get; } =
    [
        new ServiceOption("port", "port to listen on", "0", 'p', ValueName: "N"),
        new ServiceOption("word", "a word to print", IsRepeatable: true),
        new ServiceOption("loud", "print in capital letters", IsFlag: true),
    ];

    public IService MakeService(IReactor reactor, ServiceOptions options)
    {
        foreach (var word in options.All("word"))
        {
            Console.Out.WriteLine(options.IsSet("loud") ? word.ToUpperInvariant() : word);
        }

        if (!int.TryParse(options["port"], System.Globalization.CultureInfo.InvariantCulture, out var port) || port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new ArgumentException($"--port must be a number from 0 to {IPEndPoint.MaxPort}, not '{options["port"]}'");
        }

        var service = new ListenService(new TcpServerEndpoint(reactor, port, networkInterface: "127.0.0.1"), new ProtocolFactory<Echo>());
        service.WhenListening().AddCallbacks(
            listening =>
            {
                Console.Out.WriteLine($"Serving echo on {((ITcpPort)listening).GetHost()}.");
                return listening;
            },
            static _ => null!);
        return service;
    }

    private sealed class Echo : Protocol
    {
        public override void DataReceived(ReadOnlySpan<byte> data) => Transport.Write(data);
    }
}
