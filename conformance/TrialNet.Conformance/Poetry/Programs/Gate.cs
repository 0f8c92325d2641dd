using System.Net;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Stands before a server for the client of one fetch. What the server says is held back; at one moment of the program's time a few
/// bytes may pass, and at a later one the rest, with the end.
/// </summary>
/// <param name="reactor">Where both sides are.</param>
/// <param name="server">Where the server is.</param>
/// <param name="kind">What it is.</param>
/// <param name="number">The number of the fetch.</param>
/// <param name="begun">When it is begun, in the program's time.</param>
internal sealed class Gate(IReactorTcp reactor, IPEndPoint server, FetchKind kind, int number, TimeSpan begun) : IProtocolFactory
{
    /// <summary>How many bytes pass at the first moment: less than any answer has.</summary>
    internal const int FirstBytes = 4;

    private const int Moments = 30;

    // Off the whole milliseconds at which a step of the program ends.
    private static readonly TimeSpan Aside = TimeSpan.FromMicroseconds(30);

    private readonly List<GatedConnection> _connections = [];

    internal int Number => number;

    internal IReactorTcp Reactor => reactor;

    internal IPEndPoint Server => server;

    /// <summary>Whether the client sends something, and may then say that this was all.</summary>
    internal bool IsAsked => kind.Needs.Contains(PoetryCapability.TransformClient);

    /// <summary>Whether it holds back nothing, since there is no server, or one that says nothing of importance.</summary>
    internal bool IsOpenForAll => kind.IsNowhere || kind.EndsWithPatience;

    /// <summary>When it is to open further, in the program's time; null if it need not.</summary>
    internal TimeSpan? Due => IsOpenForAll || Allowed == int.MaxValue ? null : Allowed == 0 ? begun + (Length / 2) : begun + Length;

    /// <summary>How many bytes may pass; the end too, if that is all that an <c>int</c> can count.</summary>
    internal int Allowed { get; private set; }

    /// <summary>Whether the client has been told something of what may pass, if not yet all of it.</summary>
    internal bool HasPassed => Allowed < int.MaxValue && _connections.Exists(static connection => connection.HasPassed);

    // From a tenth of a second to three: the steps of programs are as long.
    private TimeSpan Length => TimeSpan.FromSeconds(0.1 * (1 + (number * 7 % Moments))) + Aside;

    /// <summary>Whether there was a client, and it has ended its side of the connection.</summary>
    internal bool IsLeft => _connections.Count > 0 && _connections.TrueForAll(static connection => connection.IsLeft);

    internal void OpenFurther() => Allow(Allowed == 0 ? FirstBytes : int.MaxValue);

    /// <summary>Holds back nothing any more: nobody is there to hear it.</summary>
    internal void OpenAltogether() => Allow(int.MaxValue);

    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol BuildProtocol(EndPoint address)
    {
        var connection = new GatedConnection(this);
        _connections.Add(connection);
        return connection;
    }

    private void Allow(int count)
    {
        if (Allowed < count)
        {
            Allowed = count;
            _connections.ForEach(static connection => connection.Pass());
        }
    }
}
