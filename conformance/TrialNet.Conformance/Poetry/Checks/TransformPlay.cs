using System.Text;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Defer;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>A transform server in a scene, with transforms of the kit's, and what clients of the kit's get from it.</summary>
internal sealed class TransformPlay
{
    /// <summary>A minute, in which every request must have come to its end.</summary>
    private const double Limit = 60;

    private readonly PoetryCheckContext _context;
    private readonly PoetryScene _scene;

    internal TransformPlay(PoetryCheckContext context, PoetryScene scene)
    {
        (_context, _scene) = (context, scene);
        Address = scene.Listen(context.Subject.CreateTransformServer(scene.Reactor, Transforms()));
    }

    internal System.Net.IPEndPoint Address { get; }

    /// <summary>How often a transform of the kit's was called.</summary>
    internal int Calls { get; private set; }

    /// <summary>Sends a request and waits for the end, at most a minute.</summary>
    internal Visitor Ask(VisitorPlan plan)
    {
        var visitor = _scene.Visit(Address, plan);
        _scene.AdvanceUntil(() => visitor.IsOver, Limit, 1);
        return visitor;
    }

    internal Visitor Ask(string name, byte[] poem) => Ask(VisitorPlan.Sending(Corpus.Request(name, poem)));

    /// <summary>The right request is answered, and the connection closed.</summary>
    internal void ExpectAnswer(VisitorPlan plan, byte[] answer, string what)
    {
        var visitor = Ask(plan);
        var frame = Corpus.Frame(answer);
        _context.Expect(
            visitor.Received.AsSpan().SequenceEqual(frame) && visitor.IsClean,
            $"{what} is answered with one netstring of {answer.Length} bytes and the end",
            Shown(visitor));
    }

    internal void ExpectAnswer(string name, string poem, string answer) => ExpectAnswer(
        VisitorPlan.Sending(Corpus.Request(name, Encoding.UTF8.GetBytes(poem))), Encoding.UTF8.GetBytes(answer), $"\"{name}.{Short(poem)}\"");

    /// <summary>There is no answer, the connection is closed, it is in the log, and the server lives.</summary>
    internal void ExpectRefusal(VisitorPlan plan, string what, bool mustLog = true)
    {
        var before = _scene.Log.Count;
        var visitor = Ask(plan);
        _context.Expect(visitor.Count == 0, $"{what} gets no answer, not even a part of one", Shown(visitor));
        _context.Expect(visitor.IsOver, $"{what} ends in a close within a minute", "the connection is still open");
        if (mustLog)
        {
            var lines = _scene.Log.Count - before;
            _context.Expect(lines == 1, $"{what} is logged, once", $"there are {lines} lines in the log");
        }
    }

    /// <summary>The server still works.</summary>
    internal void ExpectAlive(string after)
    {
        var visitor = Ask("cummingsify", "IT Lives"u8.ToArray());
        _context.Expect(
            visitor.Received.AsSpan().SequenceEqual(Corpus.Frame("it lives"u8.ToArray())),
            $"the server answers as before after {after}",
            Shown(visitor));
    }

    internal static string Shown(Visitor visitor)
    {
        var text = Encoding.Latin1.GetString(visitor.Received);
        return $"it gets {(text.Length == 0 ? "nothing" : $"\"{Short(text)}\"")}, and {(visitor.IsOver ? $"the end, {visitor.Ending}" : "no end")}";
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..30]}... ({text.Length} characters)";

    private Dictionary<string, Func<byte[], Deferred<byte[]>>> Transforms() => new(StringComparer.Ordinal)
    {
        ["same"] = poem => Called(Deferred.Succeed(poem)),
        ["throws"] = _ => throw new InvalidOperationException("This transform throws."),
        ["fails"] = _ => Called(Deferred.Fail<byte[]>(new InvalidOperationException("This transform fails."))),
        ["late"] = poem =>
        {
            var later = new Deferred<byte[]>(static _ => { });
            _scene.Reactor.CallLater(TimeSpan.FromSeconds(1), () =>
            {
                if (!later.IsCalled)
                {
                    later.Callback(poem);
                }
            });
            return Called(later);
        },
        ["twice"] = poem => Called(Deferred.Succeed<byte[]>([.. poem, .. poem])),
        ["fixed"] = poem => Called(Deferred.Succeed(new byte[int.Parse(Encoding.ASCII.GetString(poem), System.Globalization.CultureInfo.InvariantCulture)])),
    };

    private Deferred<byte[]> Called(Deferred<byte[]> answer)
    {
        Calls++;
        return answer;
    }
}
