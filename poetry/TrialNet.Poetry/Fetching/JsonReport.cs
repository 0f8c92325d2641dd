using System.Security.Cryptography;
using System.Text.Json;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Events;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Fetching;

/// <summary>
/// Every event as an object on a line of its own, as <c>schemas/get-events.schema.json</c> describes it. Lines that nobody takes end
/// the session.
/// </summary>
/// <param name="console">Where to write.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class JsonReport(GetConsole console, IReactorTime clock) : GetReport
{
    private readonly EventLine _line = new(clock);

    /// <summary>The first line that nobody took.</summary>
    public OutputException? Broken { get; private set; }

    /// <summary>Called once, when nobody takes a line.</summary>
    public Action? OnBroken { get; set; }

    /// <inheritdoc/>
    public override void Started(IReadOnlyList<GetTask> tasks) => Write("start", null, json =>
    {
        json.WriteNumber("version", EventLine.Version);
        json.WriteNumber("tasks", tasks.Count);
    });

    /// <inheritdoc/>
    public override void Connected(GetTask task, int attempt, string peer) => Write("connect", task, json =>
    {
        json.WriteNumber("attempt", attempt);
        json.WriteString("peer", peer);
    });

    /// <inheritdoc/>
    public override void Received(GetTask task, int count) => Write("chunk", task, json =>
    {
        json.WriteNumber("bytes", count);
        json.WriteNumber("total", task.BytesReceived);
    });

    /// <inheritdoc/>
    public override void Retrying(GetTask task, int attempt, Exception reason, TimeSpan delay) => Write("retry", task, json =>
    {
        json.WriteNumber("attempt", attempt);
        WriteReason(json, reason);
        EventLine.WriteSeconds(json, "delay", delay);
    });

    /// <inheritdoc/>
    public override void TransformFailed(GetTask task, string transform, Exception reason) => Write("transformFail", task, json =>
    {
        json.WriteString("transform", transform);
        WriteReason(json, reason);
    });

    /// <inheritdoc/>
    public override void Done(GetTask task, FetchedPoem poem, string? file) => Write("done", task, json =>
    {
        json.WriteNumber("bytes", poem.Bytes.Length);
        json.WriteNumber("characters", PoemText.CountCharacters(poem.Bytes));
        json.WriteNumber("chunks", poem.Chunks);
        json.WriteNumber("attempts", poem.Attempts);
        json.WriteBoolean("verified", poem.IsVerified);
        EventLine.WriteSeconds(json, "seconds", poem.Total);
        if (poem.FirstByte is { } first)
        {
            EventLine.WriteSeconds(json, "firstByte", first);
        }

        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(poem.Bytes)));
        WritePoem(json, poem.Bytes, file);
    });

    /// <inheritdoc/>
    public override void Failed(GetTask task, Exception reason) => Write("fail", task, json =>
    {
        WriteReason(json, reason);
        json.WriteNumber("bytes", task.BytesReceived);
    });

    /// <inheritdoc/>
    public override void Cancelled(GetTask task) => Write("cancel", task, json => json.WriteNumber("bytes", task.BytesReceived));

    /// <inheritdoc/>
    public override void Finished(GetSummary summary) => Write("summary", null, json =>
    {
        json.WriteNumber("received", summary.Received);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("cancelled", summary.Cancelled);
        json.WriteNumber("bytes", summary.Bytes);
        EventLine.WriteSeconds(json, "seconds", summary.Time);
    });

    private static void WritePoem(Utf8JsonWriter json, byte[] poem, string? file)
    {
        if (file is not null)
        {
            json.WriteString("file", file);
        }
        else if (PoemText.IsUtf8(poem))
        {
            json.WriteString("poem", poem);
        }
        else
        {
            json.WriteBase64String("poemBase64", poem);
        }
    }

    private static void WriteReason(Utf8JsonWriter json, Exception reason)
    {
        json.WriteString("kind", DownloadError.KindOf(reason));
        json.WriteString("reason", DownloadError.Describe(reason));
    }

    private void Write(string type, GetTask? task, Action<Utf8JsonWriter> write)
    {
        if (Broken is not null)
        {
            return;
        }

        var line = _line.Make(type, json =>
        {
            if (task is not null)
            {
                json.WriteNumber("task", task.Number);
                json.WriteString("address", $"{task.Address}");
            }

            write(json);
        });
        try
        {
            console.Write(line);
        }
        catch (OutputException error)
        {
            Broken = error;
            OnBroken?.Invoke();
        }
    }
}
