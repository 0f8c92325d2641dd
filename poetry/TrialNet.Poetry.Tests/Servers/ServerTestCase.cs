using TrialNet.Defer;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>What every poem server must do, however fast; each kind of server inherits these tests.</summary>
public abstract class ServerTestCase : PoetryTestCase
{
    /// <summary>P-ONE-01, P-ONE-06.</summary>
    public Deferred TestEmptyPoem() => AssertServedUnchanged(Poems.Empty);

    /// <summary>P-ONE-01.</summary>
    public Deferred TestPoemOfOneByte() => AssertServedUnchanged(Poems.Shortest);

    /// <summary>P-ONE-01.</summary>
    public Deferred TestNulsAndLineEnds() => AssertServedUnchanged(Poems.Controls);

    /// <summary>P-ONE-01, P-ONE-11: nobody decodes, so nobody can stumble.</summary>
    public Deferred TestInvalidUtf8() => AssertServedUnchanged(Poems.InvalidUtf8);

    /// <summary>P-ONE-01.</summary>
    public Deferred TestEveryByteThereIs() => AssertServedUnchanged(Poems.AllBytes);

    /// <summary>P-ONE-01: chunk borders fall inside characters.</summary>
    public Deferred TestNonAsciiPoem() => AssertServedUnchanged(Poems.Water);

    /// <summary>P-ONE-01.</summary>
    public Deferred TestPoemOfTenMebibytes() => AssertServedUnchanged(Poems.Long());

    /// <summary>P-ONE-01: one poem is shared by all connections, and none spoils it for another.</summary>
    public async Deferred TestManyClientsAtOnce()
    {
        var port = Serve(MakeServer(Poems.Tides));

        var poems = Enumerable.Range(0, 50).Select(_ => GetPoem(port)).ToList();

        foreach (var poem in poems)
        {
            AssertEqual(Poems.Tides, await poem);
        }
    }

    /// <summary>P-ONE-02: what the client sends costs it neither a byte nor a clean end.</summary>
    public async Deferred TestClientInputIsIgnored()
    {
        var visitor = Visitor.Visit(Reactor, Serve(MakeServer(Poems.Tides)), onConnected: static visitor => visitor.Connection.Write(new byte[200_000]));

        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        AssertEqual(Poems.Tides, visitor.Received);
    }

    /// <summary>P-ONE-02: whatever it is, and however it ends.</summary>
    public async Deferred TestMalformedInputIsIgnored()
    {
        var port = Serve(MakeServer(Poems.Tides));
        foreach (var input in MalformedInput.All)
        {
            var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(input));
            AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
            AssertEqual(Poems.Tides, visitor.Received);

            await Visitor.Visit(Reactor, port, onConnected: visitor =>
            {
                visitor.Connection.Write(input);
                visitor.Connection.AbortConnection();
            }).Lost;
        }

        AssertEqual(Poems.Tides, await GetPoem(port));
    }

    /// <summary>P-ONE-01, P-ONE-02: the end of the client's input is not the client's end.</summary>
    public async Deferred TestClientThatEndsItsInputFirst()
    {
        var visitor = Visitor.Visit(Reactor, Serve(MakeServer(Poems.Tides)), onConnected: static visitor => visitor.Connection.LoseWriteConnection());

        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        AssertEqual(Poems.Tides, visitor.Received);
    }

    /// <summary>P-ONE-04: a client that vanishes does not harm the next one.</summary>
    public async Deferred TestClientThatVanishesHarmsNobody()
    {
        var port = Serve(MakeServer(Poems.Tides));

        await Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.AbortConnection()).Lost;

        AssertEqual(Poems.Tides, await GetPoem(port));
    }

    /// <summary>The server that is tested; fast enough for 10 MiB.</summary>
    private protected abstract IProtocolFactory MakeServer(byte[] poem);

    private Deferred AssertServedUnchanged(byte[] poem) =>
        GetPoem(Serve(MakeServer(poem))).AddCallback(observed => AssertEqual(poem, observed));
}
