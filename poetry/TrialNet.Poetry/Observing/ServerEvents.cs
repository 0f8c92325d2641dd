using System.Text.Json;
using Microsoft.Extensions.Logging;
using TrialNet.Poetry.Events;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Observing;

/// <summary>
/// What happens to a server, as an object on a line of its own each, as <c>schemas/server-events.schema.json</c> describes it. The
/// server goes on when nobody takes the lines any more. Threading: any thread, as errors that nobody handled may come from any.
/// </summary>
/// <param name="output">Where to write; flushed after each line.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ServerEvents(Stream output, IReactorTime clock) : ILogger
{
    private readonly EventLine _line = new(clock);
    private readonly Lock _gate = new();
    private bool _isBroken;

    /// <summary>The first line.</summary>
    public void Started(string command) => Write("start", json =>
    {
        json.WriteNumber("version", EventLine.Version);
        json.WriteString("command", command);
    });

    /// <summary>Clients are accepted.</summary>
    public void Serving(string server, string address) => Write("serving", json =>
    {
        json.WriteString("server", server);
        json.WriteString("address", address);
    });

    /// <summary>A client is there.</summary>
    public void Connected(string server, long client, string peer) => Write("connect", json => WriteClient(json, server, client, peer));

    /// <summary>A client is gone.</summary>
    public void Ended(string server, long client, string peer, bool isClean, long bytes, TimeSpan time) => Write(isClean ? "done" : "fail", json =>
    {
        WriteClient(json, server, client, peer);
        json.WriteNumber("bytes", bytes);
        EventLine.WriteSeconds(json, "seconds", time);
    });

    /// <summary>The last line.</summary>
    public void Finished(ConnectionCounts counts) => Write("summary", json =>
    {
        json.WriteNumber("connections", counts.Accepted);
        json.WriteNumber("broken", counts.Broken);
        json.WriteNumber("refused", counts.Refused);
        json.WriteNumber("evicted", counts.Evicted);
        json.WriteNumber("bytes", counts.Bytes);
    });

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        Write("log", json =>
        {
            json.WriteString("level", TextLog.NameOf(logLevel));
            json.WriteString("text", formatter(state, exception));
            if (exception is not null)
            {
                json.WriteString("exception", exception.GetType().Name);
                json.WriteString("reason", exception.Message);
            }
        });
    }

    private static void WriteClient(Utf8JsonWriter json, string server, long client, string peer)
    {
        json.WriteString("server", server);
        json.WriteNumber("client", client);
        json.WriteString("peer", peer);
    }

    private void Write(string type, Action<Utf8JsonWriter> write)
    {
        lock (_gate)
        {
            if (!_isBroken)
            {
                Pass(_line.Make(type, write));
            }
        }
    }

    private void Pass(ReadOnlySpan<byte> line)
    {
        try
        {
            output.Write(line);
            output.Flush();
        }
        catch (IOException)
        {
            _isBroken = true;
        }
    }
}
