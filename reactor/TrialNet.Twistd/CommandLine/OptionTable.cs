using System.Globalization;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Twistd.CommandLine;

/// <summary>The options of <c>twistd</c> itself.</summary>
internal static class OptionTable
{
    private const string Services = "services";
    private const string Daemon = "the daemon";
    private const string Logs = "the log";
    private const string Other = "other";
    private const double LongestSeconds = 1_000_000;

    /// <summary>All options, in the order of the help.</summary>
    public static IReadOnlyList<OptionDefinition<TwistdOptions>> All { get; } =
    [
        Valued("plugins", null, "PATH", Services, "an assembly, or a folder of assemblies, with services in it; repeatable", static (options, value) => options.Plugins.Add(value)),
        Valued("application", null, "DLL[::TYPE]", Services, "instead of NAME: the services that an IApplicationMaker in an assembly makes", static (options, value) => options.Application = value),
        Valued("file", 'y', "FILE.cs", Services, "instead of NAME: the same from C# source; needs the .NET SDK", static (options, value) => options.SourceFile = value),
        Valued("reactor", 'r', "NAME", Services, $"kind of reactor to run on (default {Reactors.Default.Name})", static (options, value) => options.Reactor = ReadReactor(value)),
        Flag("nodaemon", 'n', Daemon, "stay in the foreground", static options => options.NoDaemon = true),
        Valued("pidfile", null, "FILE", Daemon, "where the process's id is (default twistd.pid)", static (options, value) => options.PidFile = value),
        Valued("rundir", 'd', "FOLDER", Daemon, "folder to run in, once the services are made", static (options, value) => options.RunFolder = value),
        Valued("umask", null, "OCTAL", Daemon, "permissions that new files do not get (default 0077 for a daemon)", static (options, value) => options.Umask = ReadUmask(value)),
        Valued("uid", 'u', "USER", Daemon, "user to become after the privileged start, by name or number", static (options, value) => options.User = value),
        Valued("gid", 'g', "GROUP", Daemon, "group to become then (default the user's)", static (options, value) => options.Group = value),
        Valued("shutdown-timeout", null, "SECONDS", Daemon, "how long services may take to stop (default 10)", static (options, value) => options.ShutdownTimeout = ReadSeconds(value)),
        Valued("logfile", 'l', "FILE", Logs, "where the log goes; - is standard output (default twistd.log, with --nodaemon -)", static (options, value) => options.LogFile = value),
        Valued("log-size", null, "BYTES", Logs, "begin a new log file at this size (default 1000000); 0 never does", static (options, value) => options.LogSize = Choices.Number("--log-size", value, 0L)),
        Valued("log-keep", null, "N", Logs, "how many old log files to keep (default 9)", static (options, value) => options.LogKeep = Choices.Number("--log-keep", value, 0)),
        Flag("syslog", null, Logs, "log to the system's log instead", static options => options.Syslog = true),
        Valued("syslog-facility", null, "NAME", Logs, "file the lines under daemon (the default), user, local0 to local7, ...", static (options, value) => options.SyslogFacility = value),
        Valued("syslog-socket", null, "PATH", Logs, "where the system's log listens (default /dev/log)", static (options, value) => options.SyslogSocket = value),
        Valued("prefix", null, "NAME", Logs, "what the system's log calls us (default the service's name)", static (options, value) => options.Prefix = value),
        Flag("version", null, Other, "tell the version", static options => options.WantsVersion = true),
        Flag("help", 'h', Other, "this text, and the services that were found", static options => options.WantsHelp = true),
    ];

    /// <summary>Reads a command line up to the service's name.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <returns>What it asks for.</returns>
    /// <exception cref="CommandLineException">It makes no sense.</exception>
    public static TwistdOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TwistdOptions();
        foreach (var argument in new ArgumentReader<OptionDefinition<TwistdOptions>>("twistd", All).Read(arguments))
        {
            if (argument.Option is null)
            {
                options.ServiceName = argument.Text;
                options.ServiceArguments = [.. arguments.Skip(argument.Next)];
                break;
            }

            argument.Option.Apply(options, argument.Text);
        }

        Verify(options);
        return options;
    }

    private static OptionDefinition<TwistdOptions> Valued(string name, char? letter, string value, string group, string help, Action<TwistdOptions, string> apply) =>
        new(name, letter, new OptionValue(value), group, help, (options, text) => apply(options, text!));

    private static OptionDefinition<TwistdOptions> Flag(string name, char? letter, string group, string help, Action<TwistdOptions> apply) =>
        new(name, letter, null, group, help, (options, _) => apply(options));

    private static void Verify(TwistdOptions options)
    {
        string?[] sources = [options.ServiceName is { } name ? $"service '{name}'" : null, options.Application is null ? null : "--application", options.SourceFile is null ? null : "--file"];
        if (sources.OfType<string>().ToList() is [var first, var second, ..])
        {
            throw new CommandLineException($"{first} and {second} exclude each other: one program at a time");
        }

        if (options.Syslog && options.LogFile is not null)
        {
            throw new CommandLineException("--syslog and --logfile exclude each other: one log at a time");
        }

        if (options.LogFile == TwistdOptions.StandardOutput && !options.NoDaemon)
        {
            throw new CommandLineException("a daemon has no standard output: --logfile - goes with --nodaemon");
        }
    }

    private static IReactorFactory ReadReactor(string name)
    {
        var factory = Choices.Find(Reactors.All, static factory => factory.Name, name, "reactor");
        return factory.WhyUnavailable is { } reason ? throw new CommandLineException($"reactor '{factory.Name}' does not run here: {reason}")
            : factory.Name == "simulated" ? throw new CommandLineException("reactor 'simulated' has no network that anybody could reach")
            : factory;
    }

    private static int ReadUmask(string text)
    {
        var isOctal = text.Length is > 0 and <= 4 && text.All(static digit => digit is >= '0' and <= '7');
        var mask = isOctal ? Convert.ToInt32(text, 8) : int.MaxValue;
        return mask <= 0x1FF ? mask : throw new CommandLineException($"option '--umask' needs an octal number from 0 to 0777, but was given '{text}'");
    }

    private static TimeSpan ReadSeconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandLineException($"option '--shutdown-timeout' needs a number of seconds from 0 to {LongestSeconds}, but was given '{text}'");
}
