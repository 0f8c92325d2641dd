using System.Net.Sockets;
using TrialNet.Shared.CommandLine;
using TrialNet.Twistd.CommandLine;

namespace TrialNet.Twistd.Logs;

/// <summary>Opens the log that was asked for.</summary>
internal sealed class LogPlace
{
    private LogPlace(DaemonLog log, string? file, bool isConsole) => (Log, File, IsConsole) = (log, file, isConsole);

    /// <summary>The log.</summary>
    public DaemonLog Log { get; }

    /// <summary>Its file; null if it has none.</summary>
    public string? File { get; }

    /// <summary>Whether it goes to standard output, beside what services print.</summary>
    public bool IsConsole { get; }

    /// <summary>Opens the log.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="name">What the services are called.</param>
    /// <param name="clock">Tells the time of each entry.</param>
    /// <returns>The log.</returns>
    /// <exception cref="TwistdException">It cannot be opened.</exception>
    public static LogPlace Open(TwistdOptions options, string name, TimeProvider clock)
    {
        if (options.Syslog)
        {
            return new LogPlace(new DaemonLog(OpenSyslog(options, name, clock)), null, isConsole: false);
        }

        if (options.LogFile is TwistdOptions.StandardOutput || (options.LogFile is null && options.NoDaemon))
        {
            return new LogPlace(new DaemonLog(new StreamLog(Console.OpenStandardOutput(), clock)), null, isConsole: true);
        }

        var path = Path.GetFullPath(options.LogFile ?? Path.Combine(options.RunFolder ?? "", "twistd.log"));
        try
        {
            return new LogPlace(new DaemonLog(new RotatingLogFile(path, clock, options.LogSize, options.LogKeep)), path, isConsole: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TwistdException.Failed($"cannot write the log '{path}': {TwistdException.Reason(error)}");
        }
    }

    private static SyslogWriter OpenSyslog(TwistdOptions options, string name, TimeProvider clock)
    {
        try
        {
            return new SyslogWriter(options.SyslogSocket, clock, options.SyslogFacility, options.Prefix ?? name);
        }
        catch (CommandLineException mistake)
        {
            throw TwistdException.Usage(mistake.Message);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw TwistdException.Failed($"cannot reach the system's log at '{options.SyslogSocket}': {TwistdException.Reason(error)}");
        }
    }
}
