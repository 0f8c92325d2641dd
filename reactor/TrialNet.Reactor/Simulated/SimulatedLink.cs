using System.Net.Sockets;

namespace TrialNet.Reactor.Simulated;

/// <summary>One direction of a connection: bytes arrive late, cut anywhere, and in order.</summary>
internal sealed class SimulatedLink(SimulatedNetwork network, SimulatedStream sender, SimulatedStream receiver) : INetworkEvent
{
    /// <summary>How long a sender goes on without an answer: as with Linux and its fifteen repetitions.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(924.6);

    private readonly LinkedList<Segment> _onTheWay = [];
    private readonly Queue<byte[]> _arrived = new();
    private TimeSpan _freeAt;
    private TimeSpan _lastArrival;
    private TimeSpan _nextEvent = TimeSpan.MaxValue;
    private TimeSpan? _silentSince;
    private int _taken;
    private int _outstanding;
    private bool _isOver;
    private bool _isForgotten;

    public bool IsVoid => false;

    /// <summary>Whether bytes can be taken.</summary>
    internal bool HasArrived => _arrived.Count > 0;

    /// <summary>Whether the end has arrived, and so everything before it.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>How many bytes can be sent now.</summary>
    internal int Room => network.Options.SendWindow - _outstanding;

    /// <summary>Whether there is so much room that the sender is told: a third, as with Linux.</summary>
    internal bool HasRoom => Room >= Math.Max(1, network.Options.SendWindow / 3);

    internal bool IsCut => network.IsCut(sender.Local.Address, receiver.Local.Address);

    /// <summary>Nothing arrives before the connection is there.</summary>
    internal void OpenAt(TimeSpan time) => _lastArrival = time;

    internal void Put(ReadOnlySpan<byte> data)
    {
        _outstanding += data.Length;
        while (!data.IsEmpty)
        {
            var size = Math.Min(data.Length, network.Options.LargestSegment);
            if (network.Random.Chance(network.Options.SplitChance, "what is sent is cut"))
            {
                size = network.Random.Length(size, "where what is sent is cut");
            }

            var departure = _freeAt > network.Now ? _freeAt : network.Now;
            _freeAt = departure + TimeSpan.FromTicks(Math.Max(1, (long)((decimal)size * TimeSpan.TicksPerSecond / network.Options.BytesPerSecond)));
            Send(new Segment(SegmentKind.Data, data[..size].ToArray(), departure), _freeAt);
            data = data[size..];
        }
    }

    /// <summary>Ends the direction, after what was put into it.</summary>
    internal void End()
    {
        if (!_isOver)
        {
            _isOver = true;
            var departure = _freeAt > network.Now ? _freeAt : network.Now;
            Send(new Segment(SegmentKind.End, [], departure), departure);
        }
    }

    /// <summary>Tells the receiver of a reset; what has not departed is dropped.</summary>
    internal void Reset()
    {
        _isOver = true;
        while (_onTheWay.Last is { Value: var last } && last.Departure > network.Now)
        {
            _onTheWay.RemoveLast();
        }

        _freeAt = network.Now;
        _lastArrival = _onTheWay.Last?.Value.Arrival ?? TimeSpan.Zero;
        Send(new Segment(SegmentKind.Reset, [], network.Now), network.Now);
    }

    /// <summary>Loses everything that is on its way; its sender sends no more.</summary>
    internal void Clear()
    {
        _isOver = true;
        _silentSince = null;
        _onTheWay.Clear();
    }

    /// <summary>Loses everything that is on its way; who sends more is reset.</summary>
    internal void Forget()
    {
        _isForgotten = true;
        _onTheWay.Clear();
    }

    /// <summary>Takes bytes that arrived.</summary>
    internal int Take(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && _arrived.TryPeek(out var first))
        {
            var count = Math.Min(buffer.Length - total, first.Length - _taken);
            first.AsSpan(_taken, count).CopyTo(buffer[total..]);
            total += count;
            _taken += count;
            if (_taken == first.Length)
            {
                _taken = 0;
                _arrived.Dequeue();
            }
        }

        _outstanding -= total;
        sender.Touch();
        return total;
    }

    public void Happen()
    {
        if (_nextEvent > network.Now)
        {
            return;
        }

        _nextEvent = TimeSpan.MaxValue;
        while (_onTheWay.First is { Value: var first } && first.Arrival <= network.Now)
        {
            if (IsCut)
            {
                HoldUp();
                return;
            }

            _silentSince = null;
            _onTheWay.RemoveFirst();
            Deliver(first);
        }

        ScheduleFirst();
    }

    /// <summary>The line is whole again.</summary>
    internal void GoOn() => Schedule(network.Now + network.DrawLatency());

    private void HoldUp()
    {
        var since = _silentSince ??= network.Now;
        if (network.Now - since >= LongestSilence)
        {
            sender.Fail(SocketError.TimedOut);
        }
        else
        {
            network.HoldUp(this);
            Schedule(since + LongestSilence);
        }
    }

    private void Send(Segment segment, TimeSpan sent)
    {
        var arrival = sent + network.DrawLatency();
        _lastArrival = arrival > _lastArrival ? arrival : _lastArrival;
        _onTheWay.AddLast(segment with { Arrival = _lastArrival });
        if (_onTheWay.Count == 1)
        {
            ScheduleFirst();
        }
    }

    private void ScheduleFirst()
    {
        if (_onTheWay.First is { } first)
        {
            Schedule(first.Value.Arrival);
        }
    }

    /// <summary>The earliest event counts; later ones find that they are not meant.</summary>
    private void Schedule(TimeSpan due)
    {
        if (due < _nextEvent)
        {
            _nextEvent = due;
            network.Events.Add(due, this);
        }
    }

    private void Deliver(in Segment segment)
    {
        network.Trace.Add($"{sender.Local} > {receiver.Local} {segment}");
        if (_isForgotten)
        {
            sender.Fail(SocketError.ConnectionReset);
        }
        else if (segment.Kind == SegmentKind.Reset)
        {
            receiver.Fail(SocketError.ConnectionReset);
        }
        else if (segment.Kind == SegmentKind.End)
        {
            HasEnded = true;
            receiver.Touch();
        }
        else if (!receiver.CanReceive)
        {
            receiver.Refuse();
        }
        else if (network.Random.Chance(network.Options.ResetChance, "a connection is reset"))
        {
            receiver.Break();
        }
        else
        {
            _arrived.Enqueue(segment.Data);
            receiver.Touch();
        }
    }
}
