using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>Writes down what it hears of a download.</summary>
internal sealed class RecordingListener : IFetchListener
{
    /// <summary>What happened, a word and a number each.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>The pauses between attempts.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <inheritdoc/>
    public void Connecting(int attempt)
    {
        Total = 0;
        Heard.Add($"connecting {attempt}");
    }

    /// <inheritdoc/>
    public void Connected(int attempt, string peer) => Heard.Add($"connected {attempt}");

    /// <summary>How many bytes of the attempt under way have come.</summary>
    public int Total { get; private set; }

    /// <inheritdoc/>
    public void Received(int count, int total) => Total = total;

    /// <inheritdoc/>
    public void Retrying(int attempt, Exception reason, TimeSpan delay)
    {
        Heard.Add($"retrying {attempt}");
        Pauses.Add(delay);
    }
}
