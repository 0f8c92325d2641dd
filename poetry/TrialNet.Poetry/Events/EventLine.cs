using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Events;

/// <summary>
/// Makes the lines of <c>--json</c>: each an object with the event's type and its time since the first, and what else there is to say.
/// Threading: one thread at a time.
/// </summary>
/// <param name="clock">Tells the time.</param>
internal sealed class EventLine(IReactorTime clock)
{
    /// <summary>The version of the schemas.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private TimeSpan? _start;

    /// <summary>Makes a line.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="write">Writes the rest.</param>
    /// <returns>The line with its line break; good until the next is made.</returns>
    public ReadOnlySpan<byte> Make(string type, Action<Utf8JsonWriter> write)
    {
        var now = clock.Now;
        _start ??= now;
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Format))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            WriteSeconds(json, "time", now - _start.Value);
            write(json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        return _line.WrittenSpan;
    }

    /// <summary>Writes a length of time, in seconds, to the microsecond.</summary>
    public static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan time) => json.WriteNumber(name, Math.Round(time.TotalSeconds, 6));
}
