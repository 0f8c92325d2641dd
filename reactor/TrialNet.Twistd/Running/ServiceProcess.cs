using TrialNet.Twistd.CommandLine;
using TrialNet.Twistd.Daemons;
using TrialNet.Twistd.Interop;
using TrialNet.Twistd.Logs;

namespace TrialNet.Twistd.Running;

/// <summary>The process that runs the services: its files, its log, its user, and what others are told of it.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="plan">The services.</param>
internal sealed class ServiceProcess(TwistdOptions options, ServicePlan plan)
{
    private const int UmaskOfDaemons = 0x3F;

    /// <summary>Runs the services until they are told to stop, and have.</summary>
    /// <param name="problems">What was found wrong with plug-ins, for the log.</param>
    /// <exception cref="TwistdException">They could not be started, or did not stop in time.</exception>
    public void Run(IEnumerable<string> problems)
    {
        SetUmask();
        VerifyRunFolder();
        var account = Account.Find(options.User, options.Group);
        using var manager = ServiceManager.Find();
        using var pidFile = PidFile.Claim(Path.GetFullPath(options.PidFile ?? Path.Combine(options.RunFolder ?? "", "twistd.pid")));
        var place = LogPlace.Open(options, plan.Name, TimeProvider.System);
        var log = place.Log;
        RedirectConsole(place);
        Announce(log, pidFile, problems);
        var session = new Session(plan, options.Reactor, log, options.ShutdownTimeout)
        {
            Made = ChangeFolder,
            DropPrivileges = () => DropPrivileges(account, pidFile, place),
            Up = reactor =>
            {
                log.Message("the services are up");
                manager.Ready();
                manager.Watch(reactor);
                if (OrphanReaper.IsNeeded)
                {
                    new OrphanReaper(reactor).Start();
                }

                StarterPipe.Ready();
            },
            Stopping = manager.Stopping,
        };
        using var signals = new Signals(session.Stop, place.IsConsole ? null : log.Reopen);
        try
        {
            session.Run();
            log.Message("the services have stopped");
        }
        catch (TwistdException error)
        {
            log.Error(error.Message);
            throw;
        }
    }

    private static void RedirectConsole(LogPlace place)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) => place.Log.Error($"the process dies: {arguments.ExceptionObject}");
        if (!place.IsConsole)
        {
            Console.SetOut(new LogConsole(place.Log));
            Console.SetError(new LogConsole(place.Log));
        }
    }

    private void Announce(DaemonLog log, PidFile pidFile, IEnumerable<string> problems)
    {
        log.Message($"twistd {Program.Version} (.NET {Environment.Version}), reactor {options.Reactor.Name}, starts {plan.Name} with PID {Environment.ProcessId}");
        if (pidFile.Stale is { } stale)
        {
            log.Message($"removed the stale pid file '{pidFile.Path}': its process {stale} is gone");
        }

        foreach (var problem in problems)
        {
            log.Error($"plug-in {problem}");
        }
    }

    private void SetUmask()
    {
        if (options.Umask is not null && OperatingSystem.IsWindows())
        {
            throw TwistdException.Failed("there is no umask on Windows");
        }

        if ((options.Umask ?? (options.NoDaemon ? null : UmaskOfDaemons)) is { } mask)
        {
            _ = Libc.umask((uint)mask);
        }
    }

    private void VerifyRunFolder()
    {
        if (options.RunFolder is { } folder && !Directory.Exists(folder))
        {
            throw TwistdException.Failed($"there is no folder '{folder}' to run in");
        }
    }

    private void ChangeFolder()
    {
        if (options.RunFolder is { } folder)
        {
            Directory.SetCurrentDirectory(folder);
        }
    }

    private static void DropPrivileges(Account? account, PidFile pidFile, LogPlace place)
    {
        if (account is null)
        {
            return;
        }

        account.Own(pidFile.Path);
        if (place.File is { } file)
        {
            account.Own(file);
        }

        account.Become();
    }
}
