using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Writes down what it hears of a resolution.</summary>
internal sealed class RecordingReceiver : IResolutionReceiver
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Called at the completion.</summary>
    internal Action? Completed { get; init; }

    internal List<string> Events { get; } = [];

    internal List<IPEndPoint> Addresses { get; } = [];

    /// <summary>Whether it was called on another thread than the one that made it.</summary>
    internal bool IsElsewhere { get; private set; }

    public void ResolutionBegan(IHostResolution resolution) => Add("began");

    public void AddressResolved(IPEndPoint address)
    {
        Addresses.Add(address);
        Add($"address {address}");
    }

    public void ResolutionComplete()
    {
        Add("complete");
        Completed?.Invoke();
    }

    public override string ToString() => string.Join(", ", Events);

    private void Add(string what)
    {
        IsElsewhere |= Environment.CurrentManagedThreadId != _thread;
        Events.Add(what);
    }
}
