using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Names;

namespace TrialNet.Reactor.Simulated;

/// <content>Other threads, of which a simulation knows nothing.</content>
internal sealed partial class SimulatedReactor
{
    private static readonly SendOrPostCallback Invoke = static action => ((Action)action!)();

    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(1);

    private readonly object _wakeGate = new();
    private readonly HashSet<string> _entries = [];
    private bool _isWoken;

    /// <inheritdoc/>
    public void CallFromOutside(Action action) => base.Post(new QueuedCall(Invoke, action, null));

    /// <summary>Carries the call out, and says where it came from, once for each place.</summary>
    internal override void Post(in QueuedCall call)
    {
        if (!InOwnThread && !EntryPlace.IsLogging(call))
        {
            ReportEntry(call);
        }

        base.Post(call);
    }

    /// <summary>Work for threads is done here, at a moment that the seed draws: to whoever waits for it, it is as if a thread had done it.</summary>
    private protected override bool HasThreads => false;

    private protected override void BeginWork(ThreadWork work) =>
        SetLimit(_random.Between(TimeSpan.Zero, LongestWork, "how long work in a thread takes"), work.Run, OwnScope);

    private protected override INameResolver CreateNameResolver() => new ThreadedNameResolver(this) { LookUp = _network.LookUp };

    private protected override void WakeUp()
    {
        lock (_wakeGate)
        {
            _isWoken = true;
            Monitor.Pulse(_wakeGate);
        }
    }

    private void ForgetWake()
    {
        lock (_wakeGate)
        {
            _isWoken = false;
        }
    }

    /// <summary>Nothing is left to do: gives other threads, if there are any, the time to come in (R-SIM-07).</summary>
    private bool IsOtherThreadHere()
    {
        lock (_wakeGate)
        {
            return _isWoken || (Options.Patience > TimeSpan.Zero && Monitor.Wait(_wakeGate, Options.Patience));
        }
    }

    private void ReportEntry(in QueuedCall call)
    {
        var place = EntryPlace.Of(call);
        lock (_entries)
        {
            if (!_entries.Add(place))
            {
                return;
            }
        }

        var scope = call.Scope;
        var error = new NotSimulableException(
            $"not simulable: entered at {place} from another thread. When it came was not drawn from the seed, so a repetition may differ.");
        base.Post(new QueuedCall(Invoke, () => (scope ?? Scope.Current).LogError(new Failure(error), "In a simulation"), scope));
    }
}
