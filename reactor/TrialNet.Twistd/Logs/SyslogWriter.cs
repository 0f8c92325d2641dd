using System.Globalization;
using System.Net.Sockets;
using System.Text;
using TrialNet.Shared.CommandLine;
using TrialNet.Shared.Text;

namespace TrialNet.Twistd.Logs;

/// <summary>The system's log, over its UNIX datagram socket: <c>&lt;30&gt;Jan  2 03:04:05 name[123]: text</c> (RFC 3164, without the host, as on this socket).</summary>
internal sealed class SyslogWriter : ILogWriter
{
    private const int Error = 3;
    private const int Information = 6;

    // More than every receiver takes, yet not so much that a datagram does not fit into the socket.
    private const int LongestLine = 8000;

    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "audit", "alert", "clock",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private readonly UnixDomainSocketEndPoint _address;
    private readonly TimeProvider _clock;
    private readonly int _facility;
    private readonly string _prefix;
    private Socket? _socket;

    /// <summary>Connects to the system's log.</summary>
    /// <param name="path">Its socket.</param>
    /// <param name="clock">Tells the time of each entry.</param>
    /// <param name="facility">As what the lines are filed.</param>
    /// <param name="prefix">What stands before each line.</param>
    /// <exception cref="CommandLineException">There is no such facility.</exception>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public SyslogWriter(string path, TimeProvider clock, string facility, string prefix)
    {
        _facility = Array.IndexOf(Facilities, Choices.Find(Facilities, static name => name, facility, "facility"));
        _address = new UnixDomainSocketEndPoint(path);
        _clock = clock;
        _prefix = prefix;
        _socket = Connect();
    }

    /// <inheritdoc/>
    public void Write(string text, bool isError)
    {
        foreach (var line in HarmlessText.Of(text).TrimEnd('\n').ReplaceLineEndings("\n").Split('\n'))
        {
            Send(Encode(line, isError ? Error : Information));
        }
    }

    /// <inheritdoc/>
    public string? Reopen()
    {
        _socket?.Dispose();
        _socket = null;
        return null;
    }

    private byte[] Encode(string line, int severity)
    {
        // The day is two places wide, filled with a blank; the names of months are English ones.
        var now = _clock.GetLocalNow();
        var time = string.Create(CultureInfo.InvariantCulture, $"{now:MMM} {now.Day,2} {now:HH:mm:ss}");
        var bytes = Encoding.UTF8.GetBytes($"<{(_facility * 8) + severity}>{time} {_prefix}[{Environment.ProcessId}]: {line}");
        return bytes.Length <= LongestLine ? bytes : bytes[..LongestLine];
    }

    private void Send(byte[] datagram)
    {
        // The system's log may have been started anew meanwhile: once more with a new socket, then it is lost.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                _socket ??= Connect();
                _socket.Send(datagram);
                return;
            }
            catch (SocketException)
            {
                Reopen();
            }
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Connect(_address);
            // A full queue is no reason for services to wait.
            socket.Blocking = false;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
