using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Fetching;

namespace TrialNet.Poetry.Tests.Fetching;

/// <summary>Writes down what it hears of a session.</summary>
internal sealed class RecordingReport : GetReport
{
    /// <summary>What happened: a word and the number of the task each.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>The summary, when there is one.</summary>
    public GetSummary? Summary { get; private set; }

    /// <inheritdoc/>
    public override void TransformFailed(GetTask task, string transform, Exception reason) => Heard.Add($"transform {task.Number}");

    /// <inheritdoc/>
    public override void Done(GetTask task, FetchedPoem poem, string? file) => Heard.Add($"done {task.Number}");

    /// <inheritdoc/>
    public override void Failed(GetTask task, Exception reason) => Heard.Add($"failed {task.Number}");

    /// <inheritdoc/>
    public override void Cancelled(GetTask task) => Heard.Add($"cancelled {task.Number}");

    /// <inheritdoc/>
    public override void Finished(GetSummary summary) => Summary = summary;
}
