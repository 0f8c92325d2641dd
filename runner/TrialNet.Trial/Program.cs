using System.Reflection;
using TrialNet.Runner.Workers;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Sessions;
using TrialNet.Trial.Stacks;

namespace TrialNet.Trial;

/// <summary>The <c>trial</c> command.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (StackCommand.IsMeant(arguments))
        {
            return StackCommand.Run(arguments, Console.Out);
        }

        var streams = TerminalStreams.OfProcess("trial");
        var code = Execute(arguments, streams);
        return (int)(streams.TryFlush() || code != ExitCode.Success ? code : ExitCode.HarnessError);
    }

    private static ExitCode Execute(string[] arguments, TerminalStreams streams)
    {
        try
        {
            return Run(arguments, streams);
        }
        catch (TrialException mistake)
        {
            streams.Error.WriteLine($"trial: {HarmlessText.Of(mistake.Message)}");
            return mistake.Code;
        }
        catch (Exception exception)
        {
            streams.Error.WriteLine($"trial: the runner itself failed; its results, if any, are incomplete. {exception}");
            return ExitCode.HarnessError;
        }
    }

    private static ExitCode Run(string[] arguments, TerminalStreams streams)
    {
        RequireCurrentDirectory();
        var options = CommandLineParser.Parse(arguments);
        if (Answer(options.Request) is { } text)
        {
            streams.Out.Write(text);
            return ExitCode.Success;
        }

        if (options.Request is Request.Report or Request.Merge)
        {
            return new RecordedReport(options, streams).Write();
        }

        options = ResumedSession.Complete(options);
        if (options.Targets.Count == 0)
        {
            streams.Error.Write(HelpText.Usage());
            return ExitCode.BadCommandLine;
        }

        using var interrupt = new Interrupt(streams);
        try
        {
            return interrupt.Guard(
                cancellation =>
                {
                    using var session = SessionFactory.Create(options, streams);
                    return session.Run(cancellation);
                },
                ExitCode.Aborted);
        }
        finally
        {
            // After a second signal the session is left where it stands: its workers are not.
            LiveWorkers.KillAll();
        }
    }

    private static void RequireCurrentDirectory()
    {
        try
        {
            _ = Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            throw new TrialException("the current directory does not exist any more: change to one that does");
        }
    }

    private static string? Answer(Request request) => request switch
    {
        Request.Help => HelpText.Usage(),
        Request.HelpReporters => HelpText.Reporters(),
        Request.HelpOrders => HelpText.Orders(),
        Request.HelpReactors => SessionFactory.DescribeReactors(),
        Request.Version => $"trial {Version()} (.NET {Environment.Version})\n",
        _ => null,
    };

    private static string Version() =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
