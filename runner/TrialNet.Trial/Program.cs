using System.Reflection;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Sessions;

namespace TrialNet.Trial;

/// <summary>The <c>trial</c> command.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var streams = TerminalStreams.OfProcess();
        try
        {
            return (int)Run(arguments, streams);
        }
        catch (TrialException mistake)
        {
            streams.Error.WriteLine($"trial: {mistake.Message}");
            return (int)mistake.Code;
        }
        catch (Exception exception)
        {
            streams.Error.WriteLine($"trial: the runner itself failed; its results, if any, are incomplete. {exception}");
            return (int)ExitCode.HarnessError;
        }
        finally
        {
            streams.Flush();
        }
    }

    private static ExitCode Run(string[] arguments, TerminalStreams streams)
    {
        var options = CommandLineParser.Parse(arguments);
        if (Answer(options.Request) is { } text)
        {
            streams.Out.Write(text);
            return ExitCode.Success;
        }

        if (options.Targets.Count == 0)
        {
            streams.Error.Write(HelpText.Usage());
            return ExitCode.BadCommandLine;
        }

        using var interrupt = new Interrupt(streams);
        return interrupt.Guard(cancellation =>
        {
            using var session = SessionFactory.Create(options, streams);
            return session.Run(cancellation);
        });
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
