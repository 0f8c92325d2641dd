using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Evil;

/// <summary>A server that misbehaves in one way: what a client must be able to live with. For tests, and for <c>poetry evil</c>.</summary>
public sealed class EvilPeer
{
    private readonly Func<EvilScene, Action> _begin;
    private readonly Action<ITransport>? _request;

    private EvilPeer(string name, string summary, Func<EvilScene, Action> begin, Action<ITransport>? request = null)
    {
        Name = name;
        Summary = summary;
        _begin = begin;
        _request = request;
    }

    /// <summary>Half the poem, then a clean end: nobody can tell that from a whole one.</summary>
    public static EvilPeer HalfFin { get; } = new("half-fin", "half a poem and a clean end", static scene =>
    {
        scene.Transport.Write(scene.Half);
        scene.Transport.LoseConnection();
        return static () => { };
    });

    /// <summary>Half the poem, and a reset once the client has had time to read it.</summary>
    public static EvilPeer HalfReset { get; } = new("half-reset", "half a poem and a reset", static scene =>
    {
        scene.Transport.Write(scene.Half);
        return scene.Later(scene.Transport.AbortConnection);
    });

    /// <summary>Accepts, and says nothing for ever.</summary>
    public static EvilPeer Silent { get; } = new("silent", "no byte and no end", static _ => static () => { });

    /// <summary>Sixty bytes one at a time, so that every long character is cut, then the rest.</summary>
    public static EvilPeer Dribble { get; } = new("dribble", "60 bytes one by one, then the rest", static scene => scene.Dribble());

    /// <summary>Accepts and closes: an empty poem.</summary>
    public static EvilPeer AcceptClose { get; } = new("accept-close", "an end instead of a poem", static scene =>
    {
        scene.Transport.LoseConnection();
        return static () => { };
    });

    /// <summary>Resets the connection as soon as it is there.</summary>
    public static EvilPeer Reset { get; } = new("reset", "a reset instead of a poem", static scene =>
    {
        scene.Transport.AbortConnection();
        return static () => { };
    });

    /// <summary>A transform server that closes when it is asked.</summary>
    public static EvilPeer TransformClose { get; } = new(
        "transform-close", "takes a request and ends", static _ => static () => { }, static transport => transport.LoseConnection());

    /// <summary>A transform server that answers with what is no netstring.</summary>
    public static EvilPeer TransformGarbage { get; } = new("transform-garbage", "takes a request and answers nonsense", static _ => static () => { }, static transport =>
    {
        transport.Write("xx:garbage"u8);
        transport.LoseConnection();
    });

    /// <summary>A transform server that ends in the middle of its answer.</summary>
    public static EvilPeer TransformHalf { get; } = new("transform-half", "takes a request and gives half an answer", static _ => static () => { }, static transport =>
    {
        transport.Write("600:half"u8);
        transport.LoseConnection();
    });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EvilPeer> All { get; } =
        [HalfFin, HalfReset, Silent, Dribble, AcceptClose, TransformClose, TransformGarbage, TransformHalf, Reset];

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Summary { get; }

    /// <summary>Makes a server that behaves like this.</summary>
    /// <param name="clock">Whose timers to use: the reactor that listens.</param>
    /// <param name="poem">What it serves as far as it serves anything.</param>
    public EvilFactory MakeFactory(IReactorTime clock, ReadOnlyMemory<byte> poem) => new(this, clock, poem);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal Action Begin(EvilScene scene) => _begin(scene);

    internal void TakeRequest(ITransport transport) => _request?.Invoke(transport);
}
