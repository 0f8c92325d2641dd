using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Names;

/// <summary>Writes down what it hears of a resolution.</summary>
internal sealed class RecordingReceiver : IResolutionReceiver
{
    internal List<string> Events { get; } = [];

    internal Action<IHostResolution>? OnBegan { get; set; }

    internal Action? OnAddress { get; set; }

    internal Action? OnComplete { get; set; }

    public void ResolutionBegan(IHostResolution resolution)
    {
        Events.Add($"began {resolution.Name}");
        OnBegan?.Invoke(resolution);
    }

    public void AddressResolved(IPEndPoint address)
    {
        Events.Add(address.ToString());
        OnAddress?.Invoke();
    }

    public void ResolutionComplete()
    {
        Events.Add("complete");
        OnComplete?.Invoke();
    }
}
