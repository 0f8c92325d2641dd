using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.CommandLine;

/// <summary>What was asked of <c>twistd</c> itself, before the service's name.</summary>
internal sealed class TwistdOptions
{
    /// <summary>What stands for standard output in the place of a log file.</summary>
    public const string StandardOutput = "-";

    /// <summary>Whether help is asked for.</summary>
    public bool WantsHelp { get; set; }

    /// <summary>Whether the version is asked for.</summary>
    public bool WantsVersion { get; set; }

    /// <summary>Whether the process is to stay what it is.</summary>
    public bool NoDaemon { get; set; }

    /// <summary>Assemblies and folders of assemblies in which services are.</summary>
    public List<string> Plugins { get; } = [];

    /// <summary>The kind of reactor to run on.</summary>
    public IReactorFactory Reactor { get; set; } = Reactors.Default;

    /// <summary>The pid file; null if none was named.</summary>
    public string? PidFile { get; set; }

    /// <summary>The log file, or <c>-</c>; null if none was named.</summary>
    public string? LogFile { get; set; }

    /// <summary>At how many bytes the log begins anew.</summary>
    public long LogSize { get; set; } = 1_000_000;

    /// <summary>How many old logs are kept.</summary>
    public int LogKeep { get; set; } = 9;

    /// <summary>Whether the system's log is the log.</summary>
    public bool Syslog { get; set; }

    /// <summary>The socket of the system's log.</summary>
    public string SyslogSocket { get; set; } = "/dev/log";

    /// <summary>As what the system's log files the lines.</summary>
    public string SyslogFacility { get; set; } = "daemon";

    /// <summary>What stands before each line in the system's log; null takes the service's name.</summary>
    public string? Prefix { get; set; }

    /// <summary>How long services may take to stop.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder to run in; null stays.</summary>
    public string? RunFolder { get; set; }

    /// <summary>The permissions that new files do not get; null leaves them to the system, or to the custom of daemons.</summary>
    public int? Umask { get; set; }

    /// <summary>The user to become, by name or number; null stays.</summary>
    public string? User { get; set; }

    /// <summary>The group to become, by name or number; null takes the user's.</summary>
    public string? Group { get; set; }

    /// <summary>The assembly of an application, and the type in it; null if there is none.</summary>
    public string? Application { get; set; }

    /// <summary>The source of an application; null if there is none.</summary>
    public string? SourceFile { get; set; }

    /// <summary>The service's name; null if there is none.</summary>
    public string? ServiceName { get; set; }

    /// <summary>What stands after the service's name.</summary>
    public IReadOnlyList<string> ServiceArguments { get; set; } = [];
}
