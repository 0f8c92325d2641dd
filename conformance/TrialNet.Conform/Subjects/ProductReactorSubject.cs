using System.Net;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Conform.Subjects;

/// <summary>One of TrialNet's own reactors, with what it has and declares beyond its interfaces.</summary>
/// <param name="factory">Makes it.</param>
#pragma warning disable CA1852 // Where it is compiled in alone, nobody derives from it the one whose sockets fail when they are told to.
internal class ProductReactorSubject(IReactorFactory factory)
#pragma warning restore CA1852
    : ReactorFactorySubject(factory), IHasSimulations, IHasEndpoints, IHasProtocolFactory, IHasReconnectingFactory, IHasNetstrings
{
    /// <inheritdoc/>
    public IReactor Create(SimulationOptions options) => Reactors.Simulated(options).Create();

    /// <inheritdoc/>
    public IClientEndpoint ParseClient(IReactor reactor, string description) => Endpoints.ParseClient(reactor, description);

    /// <inheritdoc/>
    public IServerEndpoint ParseServer(IReactor reactor, string description) => Endpoints.ParseServer(reactor, description);

    /// <inheritdoc/>
    public (IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Options) TakeApart(string description)
    {
        var parsed = EndpointDescription.Parse(description);
        return ([parsed.Type, .. parsed.Arguments], parsed.Options);
    }

    /// <inheritdoc/>
    public string Quote(string argument) => Endpoints.Quote(argument);

    /// <inheritdoc/>
    public IClientEndpoint CreateHostNameEndpoint(IReactor reactor, IReadOnlyList<IPAddress> addresses, int port, TimeSpan interval)
    {
        ((IReactorNames)reactor).InstallNameResolver(new KnownAddresses(addresses));
        return new HostnameEndpoint(reactor, "name.example", port, attemptInterval: interval);
    }

    /// <inheritdoc/>
    public IProtocolFactory Wrap(IProtocolFactory factory) => new WrappingFactory(factory);

    /// <inheritdoc/>
    public IProtocolFactory CreateFactory(Action start, Action stop) => new ProductFactory(start, stop);

    /// <inheritdoc/>
    public object? FactoryOf(IProtocol protocol) => (protocol as Protocol)?.Factory;

    /// <inheritdoc/>
    public IProtocol? CreateProtocol(Action<ITransport?> made) => new ProductProtocol { Made = made };

    /// <inheritdoc/>
    public ReconnectingFactory CreateReconnectingFactory(ReconnectingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var made = new ReconnectingProbe
        {
            InitialDelay = settings.InitialDelay,
            MaxDelay = settings.MaxDelay,
            Factor = settings.Factor,
            Jitter = settings.Jitter,
            MaxRetries = settings.MaxRetries,
        };
        return new ReconnectingFactory(made, made.ResetDelay, made.StopTrying);
    }

    /// <inheritdoc/>
    public byte[] EncodeNetstring(ReadOnlySpan<byte> payload)
    {
        var encoded = new byte[Netstring.GetEncodedLength(payload.Length)];
        Netstring.Encode(payload, encoded);
        return encoded;
    }

    /// <inheritdoc/>
    public IProtocol CreateNetstringProtocol(Action<ITransport, byte[]> received) => new NetstringProbe(received);

    /// <inheritdoc/>
    protected override ReactorManifest Declare(ReactorManifest manifest, IReactor reactor) => manifest with
    {
        Capabilities =
        [
            .. manifest.Capabilities, ReactorCapability.Punctual, ReactorCapability.Endpoints, ReactorCapability.Reconnecting, ReactorCapability.Netstrings,
            .. PassesDescriptors(reactor) ? [ReactorCapability.FdPassing] : Array.Empty<ReactorCapability>(),
        ],
        SendsLateWrites = true,
    };

    private static bool PassesDescriptors(IReactor reactor) => OperatingSystem.IsLinux() && reactor is IReactorUnix;
}
