using System.Globalization;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Fetching;

/// <summary>Lines on standard error: what goes wrong, and, if wanted, what happens.</summary>
/// <param name="console">Where to write.</param>
/// <param name="isQuiet">Whether only what goes wrong is told.</param>
/// <param name="isVerbose">Whether what happens is told too.</param>
internal sealed class LineReport(GetConsole console, bool isQuiet, bool isVerbose) : GetReport
{
    private int _tasks;

    /// <summary>After Ctrl-C, what is missing is missed on purpose, and not told.</summary>
    public bool IsSilent { get; set; }

    /// <inheritdoc/>
    public override void Started(IReadOnlyList<GetTask> tasks) => _tasks = tasks.Count;

    /// <inheritdoc/>
    public override void Connected(GetTask task, int attempt, string peer) =>
        Write(isVerbose, task, peer == $"{task.Address}" || peer.Length == 0 ? "connected" : $"connected to {peer}");

    /// <inheritdoc/>
    public override void Retrying(GetTask task, int attempt, Exception reason, TimeSpan delay) =>
        Write(!isQuiet, task, $"{DownloadError.Describe(reason)}; trying again in {Seconds(delay)} s ({attempt} of {task.Request.Retries})");

    /// <inheritdoc/>
    public override void TransformFailed(GetTask task, string transform, Exception reason) =>
        Write(true, task, $"{transform} failed, this is the original: {DownloadError.Describe(reason)}");

    /// <inheritdoc/>
    public override void Done(GetTask task, FetchedPoem poem, string? file)
    {
        var first = poem.FirstByte is { } time ? $", the first after {Seconds(time)} s" : "";
        var sure = poem.IsVerified ? "whole" : "unverified";
        var chunks = poem.Chunks == 1 ? "1 chunk" : $"{poem.Chunks} chunks";
        var where = file is null ? "" : $", written to {file}";
        Write(isVerbose, task, $"{poem.Bytes.Length} bytes ({PoemText.CountCharacters(poem.Bytes)} characters) in {Seconds(poem.Total)} s{first}, {chunks}, {sure}{where}");
    }

    /// <inheritdoc/>
    public override void Failed(GetTask task, Exception reason) => Write(true, task, DownloadError.Describe(reason));

    /// <inheritdoc/>
    public override void Cancelled(GetTask task) => Write(isVerbose, task, "given up");

    /// <inheritdoc/>
    public override void Finished(GetSummary summary)
    {
        if (isVerbose && !IsSilent)
        {
            console.WriteError($"poetry get: {summary.Received} of {_tasks} poems, {summary.Bytes} bytes in {Seconds(summary.Time)} s");
        }
    }

    private void Write(bool isWanted, GetTask task, string text)
    {
        if (isWanted && !IsSilent)
        {
            console.WriteError($"poetry get: {task.Address}: {text}");
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
