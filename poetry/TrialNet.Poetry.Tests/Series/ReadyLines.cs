using System.Globalization;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>Takes what a server of the series prints, on its own thread, and finds the port of the first ready line.</summary>
internal sealed class ReadyLines : StringWriter
{
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The port that is served.</summary>
    public Task<int> Port => _port.Task;

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        var line = value ?? "";
        _port.TrySetResult(int.Parse(line[(line.LastIndexOf(':') + 1)..].TrimEnd('.'), CultureInfo.InvariantCulture));
    }
}
