using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Simulated;

/// <summary>A reactor on a clock and a network that exist only in the program (rules R-SIM).</summary>
/// <remarks>The loop, the timers and all of the transports are those of the real reactors; what is simulated is below them.</remarks>
internal sealed partial class SimulatedReactor : NetworkReactor, ISimulation, ISimulationHost, IWatchingOwner
{
    internal const string Kind = "simulated";

    // Made before the base class, whose scope asks for it.
    private readonly UnfiredDeferreds _unfired = new();
    private readonly VirtualClock _clock;
    private readonly SeededRandom _random;
    private readonly DecisionLog? _decisions;
    private readonly SimulatedNetwork _network;
    private readonly SimulationTrace _trace;

    internal SimulatedReactor(SimulationOptions options)
        : this(options, new VirtualClock())
    {
    }

    private SimulatedReactor(SimulationOptions options, VirtualClock clock)
        : base(Kind, clock)
    {
        options.Verify();
        Options = options;
        _clock = clock;
        _decisions = options.KeepsDecisions ? new DecisionLog(clock) : null;
        _random = new SeededRandom(options.Seed, options.Decisions is { } list ? SimulationDecision.Parse(list) : null, _decisions);
        _trace = new SimulationTrace(clock, options.TraceLength);
        _network = new SimulatedNetwork(options, clock, _random, _trace);
    }

    public SimulationOptions Options { get; }

    // What is under way in its network belongs to nobody, and may still do something.
    public override bool IsIdle => false;

    public ISimulatedNetwork Network => _network;

    public IReadOnlyList<string> Trace
    {
        get
        {
            VerifyThread();
            return _trace.ToLines();
        }
    }

    IDeferredWatcher IWatchingOwner.Watcher => _unfired;

    private protected override IChannelSource Channels => _network;

    public string DescribeWaiting() => _unfired.Describe(null);

    IReadOnlyList<SimulationDecision> ISimulationHost.Decisions => _decisions?.Decisions ?? [];

    string ISimulationHost.DescribeWaiting(Scope scope) => _unfired.Describe(scope);

    private protected override void BeforeTimer(DelayedCall call)
    {
        if (!call.IsInternal)
        {
            _trace.Add($"timer set at {call.CreatedAt}");
        }
    }
}
