using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Real sockets of this machine. The program's time is its own, and stands while the sockets work: a gate in front of each server
/// holds back what it says until that is its turn, and nothing else happens before the client has seen it. So the order of events is
/// the program's, however fast the machine is.
/// </summary>
/// <remarks>
/// A connection that is refused cannot be held back, nor can a client be that has waited for long enough. Time does not pass before the one
/// has heard of it, and the other has given up; in which order that comes to several is observed.
/// </remarks>
/// <param name="scene">The scene, on a reactor with sockets.</param>
/// <param name="patience">How long to wait, by the reactor's clock, for what must come.</param>
internal sealed class LoopbackStage(PoetryScene scene, TimeSpan patience) : IFetchStage, IDisposable
{
    // The most that one turn waits; whatever happens ends it.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(20);

    // Nothing happens so shortly before the end of a step that what follows from it would come after it.
    private static readonly TimeSpan Slack = TimeSpan.FromMicroseconds(10);

    private readonly List<Gate> _gates = [];
    private readonly List<Timer> _timers = [];
    private readonly List<Socket> _bound = [];
    private Action _look = static () => { };
    private Func<int, bool> _isFired = static _ => false;

    public IReactor Reactor => scene.Reactor;

    public TimeSpan Now { get; private set; }

    public double Pace => 0.001;

    // By the reactor's clock: real time, which the program waits for.
    public TimeSpan? Patience => TimeSpan.FromMilliseconds(15);

    public IReadOnlyList<string> Leftovers => scene.Leftovers;

    public IReadOnlyList<Exception> Thrown => scene.Log.Errors;

    public int? Hanging { get; private set; }

    public IDisposable Enter() => scene.EnterScope();

    // Bound, so that the system gives the port to nobody else.
    public IPEndPoint ListenNowhere()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _bound.Add(socket);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint WayTo(IPEndPoint server, FetchKind kind)
    {
        var gate = new Gate((IReactorTcp)Reactor, server, kind, _gates.Count, Now);
        _gates.Add(gate);
        return gate.IsOpenForAll ? server : scene.Listen(gate);
    }

    public Action CallLater(TimeSpan delay, Action action)
    {
        var scope = Scope.Current;
        var timer = new Timer(Now + delay, () =>
        {
            using var activation = scope.Enter();
            action();
        });
        _timers.Add(timer);
        return () => _timers.Remove(timer);
    }

    // Later than whatever has happened, so that the model has the same order.
    public TimeSpan Mark() => Now += TimeSpan.FromTicks(1);

    public void BeginWith(Action look, Func<int, bool> isFired) => (_look, _isFired) = (look, isFired);

    public void Advance(TimeSpan time)
    {
        var end = Now + time + ModelClock.Margin;
        while (Hanging is null)
        {
            var timer = _timers.Where(timer => timer.Due <= end).MinBy(static timer => timer.Due);
            if (timer is null || timer.Due > Now)
            {
                AwaitTheHopeless();
                timer = _timers.Where(timer => timer.Due <= end).MinBy(static timer => timer.Due);
            }

            var gate = _gates.Where(gate => gate.Due <= end - Slack && !_isFired(gate.Number)).MinBy(static gate => gate.Due);
            if (timer is not null && (gate is null || timer.Due <= gate.Due))
            {
                Pass(timer.Due);
                _timers.Remove(timer);
                timer.Action();
            }
            else if (gate is not null)
            {
                Pass(gate.Due!.Value);
                Open(gate);
            }
            else
            {
                break;
            }
        }

        Pass(end);
    }

    public bool Until(Func<bool> isSo)
    {
        var limit = Reactor.Now + patience;
        while (!isSo())
        {
            if (Hanging is not null || Reactor.Now >= limit)
            {
                return false;
            }

            Reactor.Iterate(LongestTurn);
            _look();
            foreach (var gate in _gates.Where(gate => gate.IsLeft && _isFired(gate.Number)))
            {
                gate.OpenAltogether();
            }
        }

        return true;
    }

    public void Dispose() => _bound.ForEach(static socket => socket.Dispose());

    private void Open(Gate gate)
    {
        gate.OpenFurther();
        if (!Until(() => _isFired(gate.Number) || gate.HasPassed))
        {
            Hanging ??= gate.Number;
        }
    }

    private void AwaitTheHopeless()
    {
        // What one of them brings about may begin another.
        while (Hanging is null && _gates.Find(gate => gate.IsOpenForAll && !_isFired(gate.Number)) is { } gate)
        {
            if (!Until(() => _isFired(gate.Number)))
            {
                Hanging ??= gate.Number;
            }
        }
    }

    private void Pass(TimeSpan moment) => Now = moment > Now ? moment : Now;

    private sealed record Timer(TimeSpan Due, Action Action);
}
