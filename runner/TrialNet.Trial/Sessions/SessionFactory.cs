using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Recording;
using TrialNet.Shared.Terminal;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>Puts a session together from the parts of the product.</summary>
internal static class SessionFactory
{
    /// <summary>Makes the session that a command line asks for.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="streams">Where to write.</param>
    /// <returns>The session.</returns>
    /// <exception cref="TrialException">It asks for a reactor that is not there.</exception>
    public static TrialSession Create(TrialOptions options, TerminalStreams streams)
    {
        var file = TrialTemp.HistoryFileOf(options.TempDirectory, Environment.CurrentDirectory);
        var past = new PastTimes(file);
        if (options.Request == Request.Run)
        {
            Prepare(file, options.Jobs > 1 ? past : null);
        }

        return new TrialSession(
            options,
            streams,
            ReactorChoice.Of(options.Reactors, Reactors.All, Reactors.Default),
            new DotnetBuild(options.Configuration, options.NoBuild, streams),
            target => new SupervisedHost(target, options, past));
    }

    /// <summary>The reactors, and why some cannot run here.</summary>
    /// <returns>The text.</returns>
    public static string DescribeReactors() => HelpText.Table(Reactors.All.Select(reactor => (reactor.Name, Describe(reactor))));

    /// <summary>What the history needs is done while the first worker starts and finds its tests, which leaves a processor free.</summary>
    /// <param name="file">The history.</param>
    /// <param name="wanted">What will be asked for; null if nothing is.</param>
    private static void Prepare(string file, PastTimes? wanted)
    {
        if (TestHistory.IsUntidy(file))
        {
            // The process does not end before it is whole.
            new Thread(() => TestHistory.Tidy(file)) { Name = "trial history" }.Start();
        }

        if (wanted is not null)
        {
            new Thread(wanted.Prepare) { IsBackground = true, Name = "trial history" }.Start();
        }
    }

    private static string Describe(IReactorFactory reactor) =>
        reactor.Summary +
        (reactor.WhyUnavailable is { } reason ? $" (not available here: {reason})" : ReferenceEquals(reactor, Reactors.Default) ? " (default)" : "");
}
