using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Tests that start <c>twistd</c> as a process in a folder of their own, with this assembly as its plug-in.</summary>
public abstract class TwistdTest : IDisposable
{
    private protected static readonly string Plugin = typeof(TwistdTest).Assembly.Location;
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Executable = BuiltProject.Executable("TrialNet.Twistd", "twistd");

    private readonly List<ProcessRun> _runs = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tn-twistd-");

    /// <summary>The folder in which the commands run.</summary>
    private protected string Folder => _folder.FullName;

    private protected string PidFile => InFolder("twistd.pid");

    private protected string LogFile => InFolder("twistd.log");

    public void Dispose()
    {
        _runs.ForEach(static run => run.Dispose());
        foreach (var file in _folder.GetFiles("*.pid"))
        {
            KillDaemon(file);
        }

        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string InFolder(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the command to its end, with no place to look for plug-ins.</summary>
    private protected Task<ProcessResult> RunBare(params string[] arguments) => ProcessRun.RunAsync(Executable, arguments, Options([]));

    /// <summary>Runs the command to its end.</summary>
    private protected Task<ProcessResult> Run(params string[] arguments) => RunBare(["--plugins", Plugin, .. arguments]);

    /// <summary>Runs the command to its end, with variables.</summary>
    private protected Task<ProcessResult> RunWith(Dictionary<string, string?> environment, params string[] arguments) =>
        ProcessRun.RunAsync(Executable, arguments, Options(environment));

    /// <summary>Starts the command in the foreground.</summary>
    private protected ProcessRun Start(params string[] arguments) => StartWith([], arguments);

    /// <summary>Starts the command in the foreground, with variables.</summary>
    private protected ProcessRun StartWith(Dictionary<string, string?> environment, params string[] arguments) =>
        Own(ProcessRun.Start(Executable, ["--nodaemon", "--plugins", Plugin, .. arguments], Options(environment)));

    /// <summary>Starts the command that starts a daemon.</summary>
    private protected ProcessRun StartStarter(params string[] arguments) =>
        Own(ProcessRun.Start(Executable, ["--plugins", Plugin, .. arguments], Options([])));

    /// <summary>Sees to it that a process is gone when the test is over.</summary>
    private protected ProcessRun Own(ProcessRun run)
    {
        _runs.Add(run);
        return run;
    }

    /// <summary>Starts the command in the foreground, and waits until its services are up.</summary>
    private protected async Task<ProcessRun> StartUp(params string[] arguments)
    {
        var run = Start(arguments);
        await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
        return run;
    }

    /// <summary>Starts a daemon, which is up when the command has ended.</summary>
    private protected async Task<int> StartDaemon(params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        var result = (await Run(arguments)).MustExitWith(0);
        Assert.Equal("", result.Error);
        Assert.Equal("", result.Output);
        return ReadPid(PidFile);
    }

    /// <summary>Waits until a daemon has ended.</summary>
    private protected static async Task WaitForEnd(Process daemon)
    {
        using var limit = new CancellationTokenSource(Patience);
        await daemon.WaitForExitAsync(limit.Token);
    }

    private protected static int ReadPid(string file) => int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture);

    /// <summary>What goes wrong: one line on standard error, and the exit code.</summary>
    private protected static void AssertComplains(int exitCode, string line, ProcessResult result)
    {
        Assert.Equal(line + "\n", result.Error);
        Assert.Equal(exitCode, result.ExitCode);
    }

    /// <summary>The port in a ready line, wherever in a text that stands.</summary>
    private protected static int PortIn(string text)
    {
        const string Before = "Serving echo on 127.0.0.1:";
        var start = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return int.Parse(text.AsSpan(start, text.IndexOf('.', start) - start), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a word to the echo service, and gets it back.</summary>
    private protected static async Task AssertEchoes(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port).WaitAsync(Patience);
        client.Client.Send("word"u8);
        var answer = new byte[4];
        await client.GetStream().ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);
        Assert.Equal("word"u8.ToArray(), answer);
    }

    /// <summary>Waits for something to be so of files in the folder; looked at whenever one changes.</summary>
    private protected async Task Until(Func<bool> condition)
    {
        var isSo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Folder);
        watcher.Created += (_, _) => Look();
        watcher.Changed += (_, _) => Look();
        watcher.Renamed += (_, _) => Look();
        watcher.Deleted += (_, _) => Look();
        watcher.EnableRaisingEvents = true;
        Look();
        await isSo.Task.WaitAsync(Patience);

        void Look()
        {
            if (condition())
            {
                isSo.TrySetResult();
            }
        }
    }

    private static void KillDaemon(FileInfo file)
    {
        try
        {
            Process.GetProcessById(ReadPid(file.FullName)).Kill();
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            // It has ended, as it should.
        }
    }

    private ProcessRunOptions Options(Dictionary<string, string?> environment)
    {
        var variables = new Dictionary<string, string?>(environment);
        foreach (var name in (string[])["TRIALNET_PLUGINS", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"])
        {
            variables.TryAdd(name, null);
        }

        return new ProcessRunOptions { WorkingDirectory = Folder, Environment = variables };
    }
}
