using System.Diagnostics.CodeAnalysis;
using System.Net;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>TrialNet's own poetry stack.</summary>
internal class ProductPoetrySubject : PoetrySubject, IHasAddresses, IHasComposite, IHasManyPoems, IHasPatience
{
    /// <inheritdoc/>
    public override PoetryManifest Manifest { get; } = new("trialnet",
        [
            PoetryCapability.PoemServer, PoetryCapability.SlowServer, PoetryCapability.TransformServer, PoetryCapability.Proxy,
            PoetryCapability.PoemClient, PoetryCapability.TransformClient, PoetryCapability.ManyPoems, PoetryCapability.Composite, PoetryCapability.CommandLine,
        ])
    {
        NetstringLimit = TransformClient.MaxLength,
    };

    /// <inheritdoc/>
    public override IProtocolFactory CreatePoemServer(IReactor reactor, ReadOnlyMemory<byte> poem) => new FastPoetryFactory(poem);

    /// <inheritdoc/>
    public override IProtocolFactory CreateSlowServer(IReactor reactor, ReadOnlyMemory<byte> poem, int chunkSize, TimeSpan interval) =>
        new SlowPoetryFactory(reactor, poem, new Pace(chunkSize, interval));

    /// <inheritdoc/>
    public override IProtocolFactory CreateTransformServer(IReactor reactor, IReadOnlyDictionary<string, Func<byte[], Deferred<byte[]>>> transforms)
    {
        ArgumentNullException.ThrowIfNull(transforms);
        var service = BuiltInTransforms.MakeService(reactor);
        foreach (var (name, apply) in transforms)
        {
            service.Add(new GivenTransform(name, apply));
        }

        return new TransformFactory(reactor, service);
    }

    /// <inheritdoc/>
    public override IProtocolFactory CreateProxy(IReactor reactor, IPEndPoint origin) =>
        new ProxyFactory(new ProxyService3(() => GetPoem(reactor, origin), reactor), reactor);

    /// <inheritdoc/>
    public override Deferred<byte[]> GetPoem(IReactor reactor, IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return PoetryClient.GetPoem(reactor, server.Address.ToString(), server.Port);
    }

    /// <inheritdoc/>
    public override Deferred<byte[]> Transform(IReactor reactor, IPEndPoint server, string name, byte[] poem)
    {
        ArgumentNullException.ThrowIfNull(server);
        return TransformClient.Transform(reactor, AddressOf(server), name, poem);
    }

    /// <inheritdoc/>
    public Deferred<byte[]> GetPoem(IReactor reactor, IPEndPoint server, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(server);
        return PoetryClient.GetPoem(reactor, server.Address.ToString(), server.Port, patience);
    }

    /// <inheritdoc/>
    public Deferred<byte[]> Transform(IReactor reactor, IPEndPoint server, string name, byte[] poem, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(server);
        return TransformClient.Transform(reactor, AddressOf(server), name, poem, patience);
    }

    /// <inheritdoc/>
    public override byte[]? PartOf(Exception error) => (error as PoemTruncatedException)?.PartialPoem.ToArray();

    /// <inheritdoc/>
    public CompositeRun GetTransformedPoem(IReactor reactor, IPEndPoint server, IPEndPoint transformServer) =>
        ProductPoetryRun.OfComposite(reactor, AddressOf(server), AddressOf(transformServer));

    /// <inheritdoc/>
    public ManyPoemsRun GetPoems(IReactor reactor, IReadOnlyList<IPEndPoint> servers) => ProductPoetryRun.Of(reactor, [.. servers.Select(AddressOf)]);

    /// <inheritdoc/>
    public bool TryReadAddress(string text, [NotNullWhen(true)] out string? host, out int port)
    {
        try
        {
            (host, port) = PoemAddress.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            (host, port) = (null, 0);
            return false;
        }
    }

    private static PoemAddress AddressOf(IPEndPoint server) => new(server.Address.ToString(), server.Port);

    /// <summary>A transform of the kit's.</summary>
    private sealed class GivenTransform(string name, Func<byte[], Deferred<byte[]>> apply) : ITransform
    {
        public string Name => name;

        public Deferred<byte[]> Apply(byte[] poem) => apply(poem);
    }
}
