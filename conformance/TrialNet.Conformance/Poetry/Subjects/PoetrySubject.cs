using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>What the author of a poetry stack gives to the kit: how to make its servers, and how to ask its clients.</summary>
/// <example><code>
/// public sealed class MySubject : PoetrySubject
/// {
///     public override PoetryManifest Manifest { get; } = new("mine", [PoetryCapability.PoemServer]);
///     public override IProtocolFactory CreatePoemServer(IReactor reactor, ReadOnlyMemory&lt;byte&gt; poem) =&gt; new MyFactory(poem);
/// }
/// </code></example>
/// <remarks>
/// It runs on a simulated reactor, so that "nothing happens" is decided without waiting, and for some random programs on one with real
/// sockets. What is in the manifest is asked for; the other members are never called. Threading: each member is called on the thread of the reactor that it is given.
/// </remarks>
public abstract class PoetrySubject
{
    /// <summary>What it has. What is declared and missing is a failure, what is missing here is not judged.</summary>
    public abstract PoetryManifest Manifest { get; }

    /// <summary>Makes a server that gives a poem (P-ONE-01); the kit listens with it.</summary>
    /// <param name="reactor">The reactor that will listen.</param>
    /// <param name="poem">The poem.</param>
    /// <returns>Makes the protocols.</returns>
    public virtual IProtocolFactory CreatePoemServer(IReactor reactor, ReadOnlyMemory<byte> poem) => throw Missing(nameof(CreatePoemServer));

    /// <summary>Makes a server that gives a poem slowly (P-ONE-03).</summary>
    /// <param name="reactor">The reactor that will listen.</param>
    /// <param name="poem">The poem.</param>
    /// <param name="chunkSize">How many bytes it sends at a time.</param>
    /// <param name="interval">How long it waits after each of them.</param>
    /// <returns>Makes the protocols.</returns>
    public virtual IProtocolFactory CreateSlowServer(IReactor reactor, ReadOnlyMemory<byte> poem, int chunkSize, TimeSpan interval) =>
        throw Missing(nameof(CreateSlowServer));

    /// <summary>Makes a server that has <c>cummingsify</c> (P-XF-01), and some transforms of the kit's.</summary>
    /// <param name="reactor">The reactor that will listen.</param>
    /// <param name="transforms">The kit's, by name; they may throw, fail, and answer later.</param>
    /// <returns>Makes the protocols.</returns>
    public virtual IProtocolFactory CreateTransformServer(IReactor reactor, IReadOnlyDictionary<string, Func<byte[], Deferred<byte[]>>> transforms) =>
        throw Missing(nameof(CreateTransformServer));

    /// <summary>Makes a server that gets its poem from another one when somebody asks, and remembers it (P-PX).</summary>
    /// <param name="reactor">The reactor that will listen and connect.</param>
    /// <param name="origin">The other server.</param>
    /// <returns>Makes the protocols.</returns>
    public virtual IProtocolFactory CreateProxy(IReactor reactor, IPEndPoint origin) => throw Missing(nameof(CreateProxy));

    /// <summary>Begins to fetch a poem. The client may give up on a silent server after a time of its own, in at most an hour.</summary>
    /// <param name="reactor">The reactor that connects.</param>
    /// <param name="server">The server.</param>
    /// <returns>The poem to come; cancelling it gives the fetch up.</returns>
    public virtual Deferred<byte[]> GetPoem(IReactor reactor, IPEndPoint server) => throw Missing(nameof(GetPoem));

    /// <summary>Begins to have a poem transformed.</summary>
    /// <param name="reactor">The reactor that connects.</param>
    /// <param name="server">The transform server.</param>
    /// <param name="name">The name of the transform.</param>
    /// <param name="poem">The poem.</param>
    /// <returns>The answer to come; cancelling it gives the request up.</returns>
    public virtual Deferred<byte[]> Transform(IReactor reactor, IPEndPoint server, string name, byte[] poem) => throw Missing(nameof(Transform));

    /// <summary>The part of a poem that had come when a fetch failed (P-ONE-08).</summary>
    /// <param name="error">What <see cref="GetPoem"/> failed with.</param>
    /// <returns>The part; null if the exception has none.</returns>
    public virtual byte[]? PartOf(Exception error) => null;

    private NotSupportedException Missing(string member) => new($"'{Manifest.Name}' declares what {member} makes, and has no {member}.");
}
