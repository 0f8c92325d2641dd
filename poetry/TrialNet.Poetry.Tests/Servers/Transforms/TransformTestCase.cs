using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers.Transforms;

/// <summary>What tests of the transform server share.</summary>
public abstract class TransformTestCase : PoetryTestCase
{
    private protected const string Good = "27:cummingsify.HERE IS MY POEM,";

    private protected ManualClock Clock { get; } = new();

    /// <summary>The server with the built-in transforms, whose time is the test's.</summary>
    private protected int ServeTransforms(params ITransform[] more)
    {
        var service = BuiltInTransforms.MakeService(Clock);
        foreach (var transform in more)
        {
            service.Add(transform);
        }

        return Serve(new TransformFactory(Clock, service));
    }

    private protected Deferred<string> Ask(int port, string request) => Ask(port, Bytes(request));

    /// <summary>Sends chunks, a turn apart, and waits for the end of the connection, which must be a clean one.</summary>
    private protected async Deferred<string> Ask(int port, params byte[][] chunks)
    {
        var connected = new Deferred<Unit>();
        var visitor = Visitor.Visit(Reactor, port, onConnected: visitor =>
        {
            visitor.Connection.Write(chunks[0]);
            connected.Callback(Unit.Value);
        });
        var isLost = false;
        var lost = visitor.Lost.AddCallback(reason =>
        {
            isLost = true;
            return reason;
        });
        await connected;
        foreach (var chunk in chunks.Skip(1))
        {
            await Turn();
            if (isLost)
            {
                break;
            }

            visitor.Connection.Write(chunk);
        }

        AssertIsInstance<ConnectionDoneException>(await lost);
        return Encoding.Latin1.GetString(visitor.Received);
    }

    private protected Deferred<string> Cummingsify(int port) => Ask(port, Good);

    private protected static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A request as a netstring.</summary>
    private protected static byte[] Request(string name, byte[] poem) =>
        [.. Encoding.ASCII.GetBytes($"{name.Length + 1 + poem.Length}:{name}."), .. poem, (byte)','];
}
