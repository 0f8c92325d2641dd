using System.Buffers;
using System.Text.Json;

namespace TrialNet.Runner.Workers;

/// <summary>Messages over a stream of bytes, one a line. Threading: any thread may send; one receives.</summary>
internal sealed class WorkerChannel(Stream stream) : IDisposable
{
    private const byte LineEnd = (byte)'\n';
    private const int FirstSize = 4096;

    /// <summary>Whoever sends more than this in a line does not keep to the protocol, and is not to take all memory.</summary>
    private const int LongestLine = 256 * 1024 * 1024;

    private readonly Lock _sending = new();
    private readonly ArrayBufferWriter<byte> _output = new(FirstSize);
    private byte[] _input = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <summary>Sends a message, or keeps it to be sent with the next one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="flush">Whether it is to go at once.</param>
    /// <exception cref="IOException">The other side is gone.</exception>
    internal void Send(WorkerMessage message, bool flush = true)
    {
        lock (_sending)
        {
            using (var writer = new Utf8JsonWriter(_output))
            {
                JsonSerializer.Serialize(writer, message, WorkerJson.Default.WorkerMessage);
            }

            _output.Write([LineEnd]);
            if (flush)
            {
                stream.Write(_output.WrittenSpan);
                stream.Flush();
                _output.ResetWrittenCount();
            }
        }
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message; null when the other side is gone.</returns>
    /// <exception cref="JsonException">The other side does not keep to the protocol.</exception>
    internal WorkerMessage? Receive()
    {
        var searched = _start;
        while (true)
        {
            var length = _input.AsSpan(searched, _end - searched).IndexOf(LineEnd);
            if (length >= 0)
            {
                var line = _input.AsSpan(_start, searched + length - _start);
                _start = searched + length + 1;
                return JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerMessage);
            }

            searched = _end;
            MakeRoom(ref searched);
            var read = Read();
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private int Read()
    {
        try
        {
            return stream.Read(_input, _end, _input.Length - _end);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // A side that dies, or that closes while the other reads, is gone like one that says goodbye.
            return 0;
        }
    }

    private void MakeRoom(ref int searched)
    {
        if (_end < _input.Length)
        {
            return;
        }

        var kept = _end - _start;
        if (kept > LongestLine)
        {
            throw new JsonException("The line does not end.");
        }

        var target = kept > _input.Length / 2 ? new byte[_input.Length * 2] : _input;
        Buffer.BlockCopy(_input, _start, target, 0, kept);
        _input = target;
        searched -= _start;
        _start = 0;
        _end = kept;
    }
}
