namespace TrialNet.Runner.Workers;

/// <summary>
/// Hears what a worker says, and keeps it until somebody listens. Threading: a thread of its own receives; what is heard is told on it,
/// or on the thread that begins to listen.
/// </summary>
/// <param name="channel">The way from the worker.</param>
/// <param name="ring">What the worker may be offered instead.</param>
/// <param name="babbled">Called when something else than a worker talks.</param>
internal sealed class WorkerListener(WorkerChannel channel, OfferedRing ring, Action babbled)
{
    private readonly Lock _listening = new();
    private readonly object _pause = new();
    private readonly Queue<WorkerMessage?> _kept = new();
    private Action<WorkerMessage?>? _received;

    /// <summary>Begins to receive.</summary>
    internal void Start()
    {
        var thread = new Thread(ReceiveAll) { IsBackground = true, Name = "TrialNet worker messages" };
        thread.Start();
    }

    /// <summary>Tells somebody what is heard from now on, and what was kept.</summary>
    /// <param name="received">Who is told, of the worker's end by null; null for nobody.</param>
    internal void Listen(Action<WorkerMessage?>? received)
    {
        lock (_listening)
        {
            _received = received;
            while (received is not null && _kept.TryDequeue(out var message))
            {
                received(message);
            }
        }
    }

    private void ReceiveAll()
    {
        var messages = new List<WorkerMessage>();
        try
        {
            var pace = new ReceivingPace();
            while (channel.Receive() is { } message)
            {
                if (message is RingOpenedMessage { IsUsed: var isUsed })
                {
                    ring.Answer(channel, isUsed);
                }
                else
                {
                    messages.Add(message);
                }

                if (channel.HasMessage)
                {
                    continue;
                }

                HandOn(messages);
                if (!channel.MayHaveMore)
                {
                    WaitForMore(pace);
                }
            }
        }
        catch (InvalidDataException)
        {
            // Something else talks into the pipe: no worker any more.
            babbled();
        }

        HandOn(messages);

        // Whoever leaves at once has nothing told of tests whose workers it takes along.
        if (!LiveWorkers.AreAbandoned)
        {
            HandOn((WorkerMessage?)null);
        }
    }

    private void WaitForMore(ReceivingPace pace)
    {
        if (pace.NeedsPause())
        {
            lock (_pause)
            {
                Monitor.Wait(_pause, ReceivingPace.Pause);
            }

            pace.HasPaused();
        }
    }

    // All that has come together, so that whoever waits for it is woken once.
    private void HandOn(List<WorkerMessage> messages)
    {
        messages.ForEach(HandOn);
        messages.Clear();
    }

    private void HandOn(WorkerMessage? message)
    {
        lock (_listening)
        {
            if (_received is { } received)
            {
                received(message);
            }
            else
            {
                _kept.Enqueue(message);
            }
        }
    }
}
