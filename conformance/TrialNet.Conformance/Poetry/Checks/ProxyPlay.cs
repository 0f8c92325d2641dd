using System.Net;
using TrialNet.Conformance.Poetry.Scenes;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>A proxy in a scene, and the server of the kit's from which it gets its poem.</summary>
internal sealed class ProxyPlay
{
    private const double Limit = 600;

    private readonly PoetryCheckContext _context;
    private readonly PoetryScene _scene;

    internal ProxyPlay(PoetryCheckContext context, PoetryScene scene, PeerScript script)
    {
        (_context, _scene) = (context, scene);
        Origin = new ScriptedServer(scene, script);
        OriginAddress = scene.Listen(Origin);
        Address = scene.Listen(context.Subject.CreateProxy(scene.Reactor, OriginAddress));
    }

    /// <summary>A server that takes two seconds for its poem.</summary>
    internal static PeerScript Slow { get; } = PeerScript.Empty.Wait(1).Send(Poems.Plain).Wait(1).Close();

    /// <summary>One that breaks off in the middle.</summary>
    internal static PeerScript Truncated { get; } = PeerScript.Empty.Send(Poems.Plain[..100]).Wait(1).Reset();

    internal ScriptedServer Origin { get; }

    internal IPEndPoint OriginAddress { get; }

    internal IPEndPoint Address { get; }

    internal Visitor Visit(VisitorPlan? plan = null) => _scene.Visit(Address, plan);

    /// <summary>Connects a client and waits for its end.</summary>
    internal Visitor Ask()
    {
        var visitor = Visit();
        Finish(visitor);
        return visitor;
    }

    internal void Finish(params IReadOnlyList<Visitor> visitors) =>
        _scene.AdvanceUntil(() => visitors.All(static visitor => visitor.IsOver), Limit, 0.5);

    internal void ExpectPoem(Visitor visitor, string who) => ExpectPoem(visitor, Poems.Plain, who);

    internal void ExpectPoem(Visitor visitor, byte[] poem, string who) => _context.Expect(
        visitor.Received.AsSpan().SequenceEqual(poem) && visitor.IsClean,
        $"{who} gets the poem and a clean end",
        $"{Poems.Difference(poem, visitor.Received)}; {visitor.Ending}");

    /// <summary>A client was closed without a poem that it could take for one.</summary>
    internal void ExpectClosed(Visitor visitor, string who) => _context.Expect(
        visitor.IsOver && visitor.Count == 0,
        $"{who} is closed, and gets nothing",
        visitor.IsOver ? $"it gets {visitor.Count} bytes" : "its connection is still open");

    internal void ExpectFetches(int count, string when) => _context.Expect(
        Origin.Count == count,
        $"{when} there {(count == 1 ? "was one connection" : $"were {count} connections")} upstream",
        $"there were {Origin.Count}");
}
